import { textWidth } from './table.js'

const GAP = 2
/** A longer word is broken. */
const LONGEST_PIECE = 32

/**
 * Aligned columns within a width, nothing left out: cells that are too long go on in the next line, between words, and
 * columns that do not fit even so follow in a further table with the first column again.
 */
export function wrappedTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): string {
  const all = [header, ...rows]
  const columns = header.map((_, column) => {
    const cells = all.map((row) => row[column] ?? '')
    return {
      column,
      least: Math.max(...cells.flatMap(pieces).map(textWidth), 1),
      width: Math.max(...cells.map(textWidth), 1),
    }
  })
  return inTables(columns, room)
    .map((some) => {
      const widths = narrowed(some, room)
      const lines = (row: readonly string[]) =>
        inLines(some.map(({ column }, at) => wrapCell(row[column] ?? '', widths[at]))).map((cells) =>
          padded(cells, widths),
        )
      const rule = widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP))
      return [...lines(header), rule, ...rows.flatMap(lines)].join('\n')
    })
    .join('\n\n')
}

interface Column {
  readonly column: number
  /** Of its longest piece that is not broken. */
  readonly least: number
  readonly width: number
}

/** The columns that stand together, the first of all in front. */
function inTables(columns: readonly Column[], room: number): readonly (readonly Column[])[] {
  const [first, ...others] = columns
  const tables: Column[][] = []
  for (const column of others) {
    const last = tables.at(-1)
    const taken = last?.reduce((sum, { least }) => sum + GAP + least, 0) ?? 0
    if (last !== undefined && taken + GAP + column.least <= room) last.push(column)
    else tables.push([first, column])
  }
  return tables.length === 0 ? [[first]] : tables
}

/** Widths within the room: the widest column gives first. */
function narrowed(columns: readonly Column[], room: number): readonly number[] {
  const widths = columns.map(({ width }) => width)
  const sum = () => widths.reduce((total, one) => total + one, (widths.length - 1) * GAP)
  while (sum() > room) {
    const free = columns.map(({ least }, at) => (widths[at] > least ? widths[at] : 0))
    const widest = Math.max(...free)
    if (widest === 0) break
    widths[free.indexOf(widest)]--
  }
  return widths
}

/** Words, and intervals in brackets, which stay whole. */
function pieces(text: string): readonly string[] {
  const whole = text.match(/\([^()]{1,22}\)|\S+/g) ?? []
  return whole.flatMap((piece) => {
    const characters = [...piece]
    const parts = Math.ceil(characters.length / LONGEST_PIECE)
    return Array.from({ length: parts }, (_, at) =>
      characters.slice(at * LONGEST_PIECE, (at + 1) * LONGEST_PIECE).join(''),
    )
  })
}

function wrapCell(text: string, width: number): readonly string[] {
  if (textWidth(text) <= width) return [text]
  const lines: string[] = []
  for (const piece of pieces(text)) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(last) + 1 + textWidth(piece) <= width) {
      lines[lines.length - 1] = `${last} ${piece}`
    } else lines.push(piece)
  }
  return lines
}

/** One row of cells with several lines as several rows. */
function inLines(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) => cells.map((cell) => cell[line] ?? ''))
}

function padded(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => cell + ' '.repeat(Math.max(0, widths[at] - textWidth(cell))))
    .join(' '.repeat(GAP))
    .trimEnd()
}
