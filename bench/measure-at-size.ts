import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyedRng } from '../src/random/keyed.js'
import { measureDataset, saveSketches } from '../src/workflows/measure/measure.js'
import { answer, peakMegabytes } from './fresh-process.js'
import { zipfText } from './ngram.js'

export interface MeasureInput {
  readonly tokens: number
}

export interface MeasureOutput {
  readonly megabytes: number
  /** One pass, samples and sketches; then measuring the samples; memory after each. */
  readonly passSeconds: number
  readonly passPeak: number
  readonly measureSeconds: number
  readonly peak: number
  readonly measuredTokens: number
}

const VOCABULARY = 50_000
/** Tokens made at a time. */
const CHUNK = 1_000_000

// Runs as a process of its own; its types alone are imported elsewhere.
await answer(measure)

async function measure({ tokens }: MeasureInput): Promise<MeasureOutput> {
  const folder = await mkdtemp(join(tmpdir(), 'collapse-bench-'))
  try {
    const megabytes = (await write(join(folder, 'text.txt'), tokens)) / 1e6
    const options = { baseDirectory: folder }
    const start = performance.now()
    await saveSketches(['text.txt'], join(folder, 'text.sketch'), options)
    const read = performance.now()
    const passPeak = peakMegabytes()
    // The sample at its stated size, without what packs the text 41 times: that time is the packer's.
    const metrics = ['types', 'distinct_n.pooled.n2', 'ngram_entropy.chao_shen.n1']
    const { groups } = await measureDataset(['text.sketch'], { ...options, metrics })
    return {
      megabytes,
      passSeconds: (read - start) / 1000,
      passPeak,
      measureSeconds: (performance.now() - read) / 1000,
      peak: peakMegabytes(),
      measuredTokens: groups[0].sample?.tokens ?? groups[0].tokens,
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Documents of 60 words, written as they are made. Gives their bytes. */
async function write(path: string, tokens: number): Promise<number> {
  const file = createWriteStream(path)
  const rng = keyedRng('bench', 'measure')
  for (let made = 0; made < tokens; made += CHUNK) {
    const { texts } = zipfText(VOCABULARY, Math.min(CHUNK, tokens - made), rng)
    if (!file.write(`${texts.join('\n')}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
  return file.bytesWritten
}
