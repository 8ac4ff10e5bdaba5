import type { ReportTable } from '../../report/answers/report-table.js'

/** The table without the columns of these names. */
export function without(table: ReportTable, names: readonly string[]): ReportTable {
  return keeping(table, (name) => !names.includes(name))
}

/** The table without columns that say nothing in any row, as remarks do where there are none. */
export function withoutEmpty(table: ReportTable): ReportTable {
  return keeping(table, (_, at) => table.rows.some((row) => row[at] !== ''))
}

function keeping(table: ReportTable, keeps: (name: string, at: number) => boolean): ReportTable {
  const shown = table.columns.flatMap((name, at) => (keeps(name, at) ? [at] : []))
  const cells = (row: readonly string[]) => shown.map((at) => row[at])
  return { ...table, columns: cells(table.columns), rows: table.rows.map(cells) }
}
