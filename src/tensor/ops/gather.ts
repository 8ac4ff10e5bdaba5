import { graphOf, type Value } from '../graph/graph.js'
import { numbers } from './dims.js'

/** Rows of a table [rows, width] by their numbers (int64, of any shape). */
export function gatherRows(table: Value, rows: Value): Value {
  const graph = graphOf(table, rows)
  const [value] = graph.node(
    'Gather',
    [table, rows],
    [{ dims: [...rows.dims, ...table.dims.slice(1)], type: table.type }],
    { axis: { int: 0 } },
  )
  graph.record({
    inputs: [table, rows],
    outputs: [value],
    backward: ([gradient]) => (gradient ? [scatterRows(table, rows, gradient)] : []),
  })
  return value
}

/** A table like `table` in which row r is the sum of those rows of `added` that `rows` sends to r. */
function scatterRows(table: Value, rows: Value, added: Value): Value {
  const graph = graphOf(table, rows, added)
  const shape = graph.integers(numbers(table.dims))
  const [zeros] = graph.node('Expand', [graph.scalar(0), shape], [{ dims: table.dims, type: 'float32' }])
  const column = graph.integers([...numbers(rows.dims), 1])
  const [indices] = graph.node('Reshape', [rows, column], [{ dims: [...rows.dims, 1] }])
  // In order of the rows: every session runs on one thread, on which the sums come out the same each time.
  return graph.node('ScatterND', [zeros, indices, added], [{ dims: table.dims }], {
    reduction: { text: 'add' },
  })[0]
}
