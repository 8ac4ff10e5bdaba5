/**
 * A family for tests of the loop: word counts that are made in steps, with a checkpoint after each, from the previous
 * model if it is to continue. What it does is written, a line each, into the file that STEPWISE_LOG names; its
 * options decide the rest.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const FLOPS_PER_TOKEN = 6
const MOST_WORDS = 12

export const options = (z) =>
  z.strictObject({
    steps: z.number().int().default(4),
    continues: z.boolean().default(false),
    cheap: z.boolean().default(false),
    milliseconds: z.number().default(0),
    fail_at: z.number().int().optional(),
  })

function log(line) {
  const path = process.env.STEPWISE_LOG
  if (path) appendFileSync(path, `${line}\n`)
}

class Words {
  notes = []
  open = true

  constructor(counts) {
    this.counts = new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    this.total = [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }

  check() {
    if (!this.open) throw new Error('the model was used after it was closed')
  }

  draw(rng) {
    let left = rng.uniform() * this.total
    for (const [word, count] of this.counts) {
      left -= count
      if (left < 0) return word
    }
    return this.counts.keys().next().value
  }

  async sample({ from, count }, _decoding, rng, work = {}) {
    this.check()
    const texts = Array.from({ length: count }, (_, item) => {
      const own = rng.fork(from + item)
      return Array.from({ length: MOST_WORDS }, () => this.draw(own)).join(' ')
    })
    work.progress?.(count, count)
    const tokens = count * MOST_WORDS
    work.spent?.({ tokens, flops: 2 * tokens })
    this.check()
    return { batch: { kind: 'text', texts, provenance: [] }, finished: new Uint8Array(count).fill(1), tokens }
  }

  async score({ texts }, _options, work = {}) {
    this.check()
    const offsets = [0]
    const values = []
    for (const text of texts) {
      // One more for the end.
      for (const word of [...text.split(' '), ''])
        values.push(Math.log(((this.counts.get(word) ?? 0) + 1) / (this.total + 1000)))
      offsets.push(values.length)
    }
    work.spent?.({ tokens: values.length, flops: 2 * values.length })
    return {
      kind: 'mass',
      offsets: Uint32Array.from(offsets),
      logProbabilities: Float64Array.from(values),
      flags: new Uint8Array(values.length),
    }
  }

  async save(directory) {
    this.check()
    writeFileSync(join(directory, 'counts.json'), JSON.stringify([...this.counts]))
  }

  async close() {
    log('close')
    this.open = false
  }
}

export const family = {
  name: 'stepwise',
  version: 1,
  capabilities: ({ continues, cheap }) => ({
    batch: 'text',
    prompts: false,
    lossWeights: false,
    editing: false,
    randomFit: false,
    cheapFit: cheap,
    continues,
  }),
  async fit({ texts }, { steps, milliseconds, fail_at }, { initial, scratch, spent, progress, signal, threads }) {
    log(`fit threads=${threads} initial=${initial === undefined ? 'none' : initial.total}`)
    const path = join(scratch, 'state.json')
    let state = { step: 0, counts: initial === undefined ? [] : [...initial.counts] }
    if (existsSync(path)) state = JSON.parse(readFileSync(path, 'utf8'))
    const counts = new Map(state.counts)
    for (let step = state.step; step < steps; step++) {
      signal?.throwIfAborted()
      if (step === fail_at) throw new Error(`training diverged at step ${step}`)
      let tokens = 0
      for (const [index, text] of texts.entries()) {
        if (index % steps !== step) continue
        for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
        tokens += text.split(' ').length
      }
      await sleep(milliseconds)
      spent?.({ tokens, flops: FLOPS_PER_TOKEN * tokens })
      progress?.(step + 1, steps)
      log(`step ${step}`)
      writeFileSync(`${path}.new`, JSON.stringify({ step: step + 1, counts: [...counts] }))
      renameSync(`${path}.new`, path)
      log(`checkpoint ${step}`)
    }
    return new Words(counts)
  },
  async load(directory) {
    log('load')
    return new Words(JSON.parse(readFileSync(join(directory, 'counts.json'), 'utf8')))
  },
}
