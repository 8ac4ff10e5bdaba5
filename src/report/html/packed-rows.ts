import type { Json, Spec } from '../charts/spec.js'

/** A column of rows: one value for all, the places of its few values, or every value. */
type PackedColumn =
  | { readonly all: Json }
  | { readonly of: readonly Json[]; readonly at: readonly number[] }
  | { readonly each: readonly Json[] }

export interface PackedRows {
  readonly length: number
  readonly columns: Readonly<Record<string, PackedColumn>>
}

/**
 * Rows of a chart by columns: the same keys, names and colours in thousands of rows are most of a large page. Rows
 * that do not all have the same keys are left as they are.
 *
 * @example
 * packRows([{ arm: 'a', x: 1 }, { arm: 'a', x: 2 }]) // { length: 2, columns: { arm: { all: 'a' }, x: { each: [1, 2] } } }
 */
export function packRows(rows: readonly Spec[]): PackedRows | readonly Spec[] {
  const keys = Object.keys(rows[0] ?? {})
  const same = rows.every((row) => Object.keys(row).length === keys.length && keys.every((key) => key in row))
  if (rows.length < 2 || !same) return rows
  return {
    length: rows.length,
    columns: Object.fromEntries(keys.map((key) => [key, packColumn(rows.map((row) => row[key]!))])),
  }
}

function packColumn(values: readonly Json[]): PackedColumn {
  const places = new Map<string, number>()
  const of: Json[] = []
  const at = values.map((value) => {
    const text = JSON.stringify(value)
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, of.length)
    return of.push(value) - 1
  })
  if (of.length === 1) return { all: of[0]! }
  return of.length * 2 > values.length ? { each: values } : { of, at }
}

/** A specification with its data packed; scripts undo it by `UNPACK`. */
export function withPackedData(spec: Spec): object {
  const datasets = spec['datasets'] as Readonly<Record<string, readonly Spec[]>>
  const packed = Object.entries(datasets).map(([name, rows]) => [name, packRows(rows)])
  return { ...spec, datasets: Object.fromEntries(packed) }
}

/** A function of the page's scripts that undoes `withPackedData` in the parsed chart data, in place. */
export const UNPACK = `function unpacked(data) {
    Object.values(data.panels).forEach(function (panel) {
      var datasets = panel.spec.datasets
      Object.keys(datasets).forEach(function (name) {
        var packed = datasets[name]
        if (Array.isArray(packed)) return
        var columns = Object.entries(packed.columns)
        datasets[name] = Array.from({ length: packed.length }, function (_, i) {
          var row = {}
          columns.forEach(function (entry) {
            var column = entry[1]
            row[entry[0]] = 'all' in column ? column.all : column.of ? column.of[column.at[i]] : column.each[i]
          })
          return row
        })
      })
    })
    return data
  }`
