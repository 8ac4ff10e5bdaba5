import { type BenchOptions, type BenchRow, type BenchTable, growth } from './bench.js'
import { inFreshProcess } from './fresh-process.js'
import type { MetricsInput, MetricsOutput, Part } from './metrics-at-size.js'

const parts: readonly (readonly [Part, string])[] = [
  ['text', 'Metrics of the text alone'],
  ['facts', 'Metrics of facts and styles'],
  ['model', 'Metrics that ask a model'],
]

/** Time and memory of every metric of the catalogue on almanac text, each size in a process of its own. */
export async function measureMetrics({ sizes }: BenchOptions): Promise<readonly BenchTable[]> {
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
        'prepared once and shared by the metrics below them. Growth b: cost ~ tokens^b between the two largest sizes.',
    },
  ]
}

function timeRows(sizes: readonly number[], outputs: readonly MetricsOutput[]): BenchRow[] {
  return outputs[0].seconds.map(([name], position) => {
    const seconds = outputs.map((output) => output.seconds[position][1])
    const last = sizes.length - 1
    const row: Record<string, string | number> = { metric: name }
    sizes.forEach((tokens, index) => {
      row[`${tokens.toLocaleString('en')} tokens`] = seconds[index]
    })
    // A ratio of times below a millisecond says nothing.
    row['growth b'] = last > 0 && seconds[last - 1] > 0.001 ? exponent(sizes, seconds) : '-'
    row['tokens/s'] = seconds[last] > 0.001 ? Math.round(sizes[last] / seconds[last]) : '-'
    return row
  })
}

function memoryRow(title: string, sizes: readonly number[], outputs: readonly MetricsOutput[]): BenchRow {
  const row: Record<string, string | number> = { process: title }
  sizes.forEach((tokens, index) => {
    row[`${tokens.toLocaleString('en')}: text`] = Math.round(outputs[index].textMegabytes)
    row[`${tokens.toLocaleString('en')}: peak`] = Math.round(outputs[index].peakMegabytes)
  })
  const last = sizes.length - 1
  if (last > 0) {
    const bytes = (outputs[last].peakMegabytes - outputs[last - 1].peakMegabytes) * 1e6
    row['bytes per further token'] = Math.round(bytes / (sizes[last] - sizes[last - 1]))
  }
  return row
}

function exponent(sizes: readonly number[], costs: readonly number[]): number {
  const last = sizes.length - 1
  return growth({ size: sizes[last - 1], cost: costs[last - 1] }, { size: sizes[last], cost: costs[last] })
}
