import type { BenchOptions, BenchRow, BenchTable } from './bench.js'
import { inFreshProcess } from './fresh-process.js'
import type { MeasureInput, MeasureOutput } from './measure-at-size.js'

/** Time and memory of `collapse measure` as the corpus grows, each size in a process of its own. */
export async function measureMeasuring({ sizes }: BenchOptions): Promise<readonly BenchTable[]> {
  const rows: BenchRow[] = []
  for (const tokens of sizes) {
    const input: MeasureInput = { tokens }
    const output: MeasureOutput = await inFreshProcess(
      new URL('./measure-at-size.ts', import.meta.url),
      input,
    )
    rows.push({
      tokens,
      'file, MB': output.megabytes,
      'one pass, s': output.passSeconds,
      'tokens/s': Math.round(tokens / output.passSeconds),
      'peak of the pass, MB': Math.round(output.passPeak),
      'tokens measured': output.measuredTokens,
      'measuring, s': output.measureSeconds,
      'peak, MB': Math.round(output.peak),
    })
  }
  return [
    {
      title: 'collapse measure as the corpus grows',
      rows,
      note:
        'One group of documents of 60 words with frequencies by Zipf’s law. One pass: reading, sampling, counting ' +
        '(where the group does not fit) and writing the sketches. Measuring: three metrics and the findings, on what ' +
        'is held. Peaks are of the whole process, with the text that it made.',
    },
  ]
}
