const ANSI = /\u001b\[[0-9;]*m/g

/** Aligned columns for a terminal; numbers in a column are not special. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows]
  const widths = header.map((_cell, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column] - textWidth(cell))))
      .join('  ')
      .trimEnd()
  const rule = widths.map((columnWidth) => '-'.repeat(columnWidth)).join('  ')
  return [line(header), rule, ...rows.map(line)].join('\n')
}

/** The table with as many of its first columns as fit, at least three; `left` names the others. */
export function fittedTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): { readonly text: string; readonly left: readonly string[] } {
  for (let shown = header.length; shown > 3; shown--) {
    const text = textTable(
      header.slice(0, shown),
      rows.map((row) => row.slice(0, shown)),
    )
    if (Math.max(...text.split('\n').map(textWidth)) <= columns) return { text, left: header.slice(shown) }
  }
  const first = rows.map((row) => row.slice(0, 3))
  return { text: textTable(header.slice(0, 3), first), left: header.slice(3) }
}

/** Characters that are seen: colours take no room. */
export function textWidth(text: string): number {
  return [...text.replace(ANSI, '')].length
}
