import {
  type BenchOptions,
  type BenchRow,
  type BenchTable,
  bytesPerToken,
  growth,
  sizeName,
} from './bench.js'
import { inFreshProcess } from './fresh-process.js'
import type { NgramInput, NgramOutput } from './ngram-at-size.js'
import { NGRAM_BENCH } from './ngram.js'

/** Fit, sample and score of the n-gram family as the training text grows, each size in a process of its own. */
export async function measureNgramGrowth({ sizes }: BenchOptions): Promise<readonly BenchTable[]> {
  const outputs: NgramOutput[] = []
  for (const tokens of sizes) {
    const input: NgramInput = { tokens }
    outputs.push(await inFreshProcess(new URL('./ngram-at-size.ts', import.meta.url), input))
  }
  const { order, vocabulary, smoothing } = NGRAM_BENCH
  return [
    {
      title: `n-gram family, order ${order}, ${JSON.stringify(smoothing)}, ${vocabulary.toLocaleString('en')} words: tokens per second`,
      rows: speedRows(sizes, outputs),
      note:
        'Columns: tokens of the training text. Growth b: seconds per token ~ size^b between the two largest sizes, ' +
        'so 0 is a time proportional to the tokens.',
    },
    { title: 'n-gram family: peak memory of the process, MB', rows: [memoryRow(sizes, outputs)] },
  ]
}

function speedRows(sizes: readonly number[], outputs: readonly NgramOutput[]): BenchRow[] {
  return outputs[0].rows.map(({ what }, position) => {
    const speeds = outputs.map(({ rows }) => rows[position].tokensPerSecond)
    const row: Record<string, string | number> = { step: what }
    sizes.forEach((size, index) => {
      row[sizeName(size)] = speeds[index]
    })
    const perToken = speeds.map((speed) => 1 / speed)
    row['growth b'] = growth(sizes, perToken) ?? '-'
    return row
  })
}

function memoryRow(sizes: readonly number[], outputs: readonly NgramOutput[]): BenchRow {
  const peaks = outputs.map((output) => output.peakMegabytes)
  const row: Record<string, string | number> = {}
  sizes.forEach((size, index) => {
    row[sizeName(size)] = Math.round(peaks[index])
  })
  row['bytes per further token'] = bytesPerToken(sizes, peaks) ?? '-'
  return row
}
