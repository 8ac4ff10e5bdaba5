import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Text of several lines is a list of lines in the files. */
type Text = string | readonly string[]

export type Output =
  | { readonly output_type: 'stream'; readonly name: string; readonly text: Text }
  | {
      readonly output_type: 'execute_result' | 'display_data'
      readonly data: Readonly<Record<string, Text>>
      readonly execution_count?: number
    }
  | { readonly output_type: 'error'; readonly ename: string; readonly evalue: string }

export type NotebookCell =
  | { readonly cell_type: 'markdown'; readonly id: string; readonly source: Text }
  | {
      readonly cell_type: 'code'
      readonly id: string
      readonly source: Text
      readonly execution_count: number | null
      readonly outputs: readonly Output[]
    }

/** What we use of nbformat 4.5, https://nbformat.readthedocs.io. */
export interface Notebook {
  readonly nbformat: number
  readonly nbformat_minor: number
  readonly metadata: {
    readonly kernelspec: { readonly name: string; readonly language: string; readonly display_name: string }
    readonly language_info: { readonly name: string }
  }
  readonly cells: readonly NotebookCell[]
}

export const NOTEBOOKS = fileURLToPath(new URL('../../notebooks/', import.meta.url))

/** Names of the notebooks, in the order in which they are read. */
export function notebookNames(): readonly string[] {
  return readdirSync(NOTEBOOKS)
    .filter((name) => name.endsWith('.ipynb'))
    .sort()
}

export function readNotebook(path: string): Notebook {
  return JSON.parse(readFileSync(path, 'utf8')) as Notebook
}

export function textOf(text: Text): string {
  return typeof text === 'string' ? text : text.join('')
}

/** The code of all cells in order: one module, as the kernel sees it. */
export function codeOf({ cells }: Notebook): string {
  return cells.flatMap((cell) => (cell.cell_type === 'code' ? [textOf(cell.source)] : [])).join('\n;\n')
}
