import { answer, peakMegabytes } from './fresh-process.js'
import { measureNgram, NGRAM_BENCH, type NgramBenchRow } from './ngram.js'

export interface NgramInput {
  readonly tokens: number
}

export interface NgramOutput {
  readonly rows: readonly NgramBenchRow[]
  readonly peakMegabytes: number
}

// Runs as a process of its own; its types alone are imported elsewhere.
await answer(async ({ tokens }: NgramInput): Promise<NgramOutput> => {
  const rows = await measureNgram({ ...NGRAM_BENCH, sizes: [tokens] })
  return { rows, peakMegabytes: peakMegabytes() }
})
