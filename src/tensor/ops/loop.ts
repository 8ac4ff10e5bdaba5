import { Graph, type Value } from '../graph/graph.js'

/** What one turn of a loop leaves: the state of the next turn, and numbers of which every turn's are kept. */
export interface Turn {
  readonly state: readonly Value[]
  readonly kept: readonly Value[]
}

/**
 * ONNX's Loop: `turns` (int64, no dimensions) times `body`, which is told the number of the turn and the state. Gives
 * the last state, then what was kept, with the turn as the first axis (its size under the name `turnsName`).
 * `stateDims`: the sizes of the state where they change from turn to turn. Gradients do not go through a loop.
 */
export function loop(
  graph: Graph,
  turns: Value,
  initial: readonly Value[],
  body: (inside: Graph, turn: Value, state: readonly Value[]) => Turn,
  options: { readonly turnsName: string; readonly stateDims?: readonly Value['dims'][] },
): Value[] {
  const inside = new Graph(graph)
  const id = `loop${graph.nodes.length}`
  const turn = inside.input(`${id}.turn`, [], 'int64')
  const goesOn = inside.input(`${id}.goesOn`, [], 'bool')
  const stateDims = options.stateDims ?? initial.map(({ dims }) => dims)
  const state = initial.map(({ type }, index) => inside.input(`${id}.state${index}`, stateDims[index], type))
  const { state: next, kept } = body(inside, turn, state)
  inside.tape.length = 0
  inside.output(`${id}.goesOnNext`, goesOn)
  for (const [index, value] of [...next, ...kept].entries()) {
    // A value that was computed here is an output as it is: another node would copy it in every turn.
    const own = value.graph === inside && !inside.inputs.includes(value) && !inside.outputs.includes(value)
    if (own && !inside.constants.some(({ name }) => name === value.name)) inside.outputs.push(value)
    else inside.output(`${id}.out${index}`, value)
  }
  const shapes = [
    ...initial.map(({ type }, index) => ({ type, dims: stateDims[index] })),
    ...kept.map(({ type, dims }) => ({ type, dims: [options.turnsName, ...dims] })),
  ]
  return graph.node('Loop', [turns, undefined, ...initial], shapes, { body: { graph: inside } })
}
