import {
  type BenchOptions,
  type BenchRow,
  type BenchTable,
  bytesPerToken,
  growth,
  sizeName,
} from './bench.js'
import { inFreshProcess } from './fresh-process.js'
import type { MetricsInput, MetricsOutput, Part } from './metrics-at-size.js'
import { measureAgainstPython } from './metrics-python/measure.js'

const parts: readonly (readonly [Part, string])[] = [
  ['text', 'Metrics of the text alone'],
  ['vectors', 'Metrics of vectors, at most 5,000 documents a side'],
  ['facts', 'Metrics of facts and styles'],
  ['model', 'Metrics that ask a model'],
]

/** How metrics grow, then how they stand against Python's packages. */
export async function measureMetrics(options: BenchOptions): Promise<readonly BenchTable[]> {
  return [...(await measureGrowth(options.sizes)), ...(await measureAgainstPython(options))]
}

/**
 * Time and memory of the catalogue on almanac text, each size in a process of its own; without the metrics that are
 * dear and have to be asked for by name.
 */
async function measureGrowth(sizes: readonly number[]): Promise<readonly BenchTable[]> {
  const tables: BenchTable[] = []
  const memory: BenchRow[] = []
  for (const [part, title] of parts) {
    const outputs: MetricsOutput[] = []
    for (const tokens of sizes) {
      const input: MetricsInput = { part, tokens }
      outputs.push(await inFreshProcess(new URL('./metrics-at-size.ts', import.meta.url), input))
    }
    tables.push({ title: `${title}: seconds`, rows: timeRows(sizes, outputs) })
    memory.push(memoryRow(title, sizes, outputs))
  }
  return [
    ...tables,
    {
      title: 'Peak memory of the process: MB',
      rows: memory,
      note:
        'Text: three sets of documents of the given size, before anything is counted. Rows in [brackets] are ' +
        'prepared once and shared by the metrics below them; a metric may also find work done that one above it ' +
        'needed. Growth b: seconds ~ tokens^b between the two largest sizes.',
    },
  ]
}

/** Below this many seconds a time is mostly noise, or shows that the work was done for a metric before. */
const TELLING = 0.05

function timeRows(sizes: readonly number[], outputs: readonly MetricsOutput[]): BenchRow[] {
  const last = sizes.length - 1
  return outputs[0].seconds.map(([name], position) => {
    const seconds = outputs.map((output) => output.seconds[position][1])
    const telling = seconds[last] >= TELLING
    const row: Record<string, string | number> = { metric: name }
    sizes.forEach((tokens, index) => {
      row[sizeName(tokens)] = seconds[index]
    })
    row['growth b'] = (telling && growth(sizes, seconds)) || '-'
    row['tokens/s'] = telling ? Math.round(sizes[last] / seconds[last]) : '-'
    return row
  })
}

function memoryRow(title: string, sizes: readonly number[], outputs: readonly MetricsOutput[]): BenchRow {
  const row: Record<string, string | number> = { process: title }
  sizes.forEach((tokens, index) => {
    row[`${tokens.toLocaleString('en')}: text`] = Math.round(outputs[index].textMegabytes)
    row[`${tokens.toLocaleString('en')}: peak`] = Math.round(outputs[index].peakMegabytes)
  })
  const peaks = outputs.map((output) => output.peakMegabytes)
  row['bytes per further token'] = bytesPerToken(sizes, peaks) ?? '-'
  return row
}
