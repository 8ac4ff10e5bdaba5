import { escapeLatex } from './escape.js'

export interface TexTable {
  readonly id: string
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One table with rules of booktabs, made as small as the page needs; the first column is text, the others are as given. */
export function tableTex({ id, caption, columns, rows }: TexTable): string {
  const line = (cells: readonly string[]) => `${cells.map(escapeLatex).join(' & ')} \\\\`
  return [
    '\\begin{table}[t]',
    '\\centering',
    `\\caption{${escapeLatex(caption)}}`,
    `\\label{tab:${id.replace(/[^a-z0-9-]/g, '-')}}`,
    // Wide tables are made as wide as the text, narrow ones stay as they are.
    '\\begin{adjustbox}{max width=\\textwidth}',
    `\\begin{tabular}{${'l'.repeat(columns.length)}}`,
    '\\toprule',
    line(columns),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    '\\end{adjustbox}',
    '\\end{table}',
  ].join('\n')
}
