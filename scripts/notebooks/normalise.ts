import { type Notebook, type NotebookCell, type Output, textOf } from './notebook.js'

/**
 * A notebook without what changes from run to run or from machine to machine: versions of programs, times of cells,
 * pieces in which the kernel happened to send its output. The same results give the same file.
 */
export function normalise({ cells }: Notebook): Notebook {
  let executed = 0
  return {
    cells: cells.map((cell): NotebookCell => {
      const { id, source } = cell
      if (cell.cell_type === 'markdown') {
        return { cell_type: 'markdown', id, ...NO_METADATA, source: lines(source) }
      }
      executed++
      return {
        cell_type: 'code',
        execution_count: executed,
        id,
        ...NO_METADATA,
        outputs: joined(cell.outputs).map((output) => normalOutput(output, executed)),
        source: lines(source),
      }
    }),
    metadata: {
      kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
      language_info: { name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  }
}

/** As Jupyter writes it: indented by one, with a line break at the end. */
export function notebookJson(notebook: Notebook): string {
  return `${JSON.stringify(notebook, null, 1)}\n`
}

/** nbformat asks for it in cells and outputs, and we have nothing to put there. */
const NO_METADATA = { metadata: {} } as const

function normalOutput(output: Output, count: number): Output {
  if (output.output_type === 'error') return output
  if (output.output_type === 'stream') {
    return { name: output.name, output_type: 'stream', text: lines(output.text) }
  }
  const data = Object.entries(output.data).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    data: Object.fromEntries(
      data.map(([type, text]) => [type, type === 'image/png' ? textOf(text).trim() : lines(text)]),
    ),
    ...(output.output_type === 'execute_result' ? { execution_count: count } : {}),
    ...NO_METADATA,
    output_type: output.output_type,
  }
}

/** What a cell printed, as one output for each stretch of a stream. */
function joined(outputs: readonly Output[]): readonly Output[] {
  const whole: Output[] = []
  for (const output of outputs) {
    const last = whole.at(-1)
    if (output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name) {
      whole[whole.length - 1] = { ...last, text: textOf(last.text) + textOf(output.text) }
    } else whole.push(output)
  }
  return whole
}

/** Lines with their breaks: a change of one line is one line in a comparison of files. */
function lines(text: string | readonly string[]): readonly string[] {
  return textOf(text)
    .split(/(?<=\n)/)
    .filter((line) => line !== '')
}
