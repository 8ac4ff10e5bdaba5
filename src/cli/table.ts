const ANSI = /\u001b\[[0-9;]*m/g

/** Aligned columns for a terminal; numbers in a column are not special. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows]
  const widths = header.map((_cell, column) => Math.max(...all.map((row) => width(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column] - width(cell))))
      .join('  ')
      .trimEnd()
  const rule = widths.map((columnWidth) => '-'.repeat(columnWidth)).join('  ')
  return [line(header), rule, ...rows.map(line)].join('\n')
}

function width(text: string): number {
  return [...text.replace(ANSI, '')].length
}
