import type { Model } from '../../contracts/model.js'
import { keyedRng } from '../../random/keyed.js'
import { plannedSizes } from '../arm-plan.js'
import { throwIfStopped } from '../stopped.js'
import type { SampleRecord } from '../store/records.js'
import { charactersOf } from './characters-of.js'
import { drawDocuments } from './check-model.js'
import type { GenerationTask } from './generation-task.js'
import { drawProbe } from './probe.js'

/** What the model of one generation writes, its sample and its probe: from memory, else from the store, else drawn. */
export class DrawnTexts {
  readonly #task: GenerationTask
  readonly #model: () => Promise<Model>
  readonly #writes: Promise<void>[] = []
  #probed: Promise<SampleRecord> | undefined

  constructor(task: GenerationTask, model: () => Promise<Model>) {
    this.#task = task
    this.#model = model
  }

  /** The sample, as the model wrote it. */
  async sample(): Promise<SampleRecord> {
    const { seedContext, store, keys } = this.#task
    const known = seedContext.samples.get(keys.sample) ?? (await store.readSample(keys.sample))
    const record = known ?? (await this.#drawSample())
    seedContext.samples.set(keys.sample, record, charactersOf(record.texts))
    return record
  }

  /** The probe, as the model wrote it: drawn before any curation, only measured. */
  probe(): Promise<SampleRecord> {
    const { store, keys } = this.#task
    this.#probed ??= store.readSample(keys.probe).then((stored) => stored ?? this.#drawProbe())
    return this.#probed
  }

  /** Resolves when everything that was drawn is in the store. */
  async settled(): Promise<void> {
    await Promise.all(this.#writes.splice(0))
  }

  async #drawSample(): Promise<SampleRecord> {
    const { seedContext, parts, keys, store, generation, scope } = this.#task
    const model = await this.#model()
    return scope.timed('sample', async () => {
      const { decoding } = parts.arm.sample
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'sample')
      const work = scope.call('sample', 0, this.#sampleShare, () => store.openScratch(keys.sample))
      const request = { from: 0, count: this.#sampleSize }
      const { texts, finished } = await drawDocuments(model, request, decoding, rng, work)
      const cut: number[] = []
      for (const [index, ended] of finished.entries()) if (ended === 0) cut.push(index)
      const record = { texts, cut, notes: model.notes }
      throwIfStopped(scope.signal)
      this.#write(keys.sample, record)
      return record
    })
  }

  async #drawProbe(): Promise<SampleRecord> {
    const { experiment, seedContext, parts, keys, store, generation, scope } = this.#task
    const model = await this.#model()
    return scope.timed('sample', async () => {
      const { decoding } = parts.arm.sample
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'probe')
      const work = scope.call('sample', this.#sampleShare, 1, () => store.openScratch(keys.probe))
      const size = { tokens: experiment.probe.tokens, tokenisation: seedContext.tokenisation }
      const probe = await drawProbe(model, decoding, size, rng, work)
      const record = {
        texts: probe.texts,
        cut: probe.cut,
        notes:
          probe.tokens < size.tokens
            ? [
                `the model writes nearly empty documents: its probe falls short of ${size.tokens} tokens, so diversity is not compared at equal size`,
              ]
            : [],
      }
      throwIfStopped(scope.signal)
      this.#write(keys.probe, record)
      return record
    })
  }

  get #sampleSize(): number {
    const { seedContext, parts } = this.#task
    return plannedSizes(parts.arm, seedContext.human.train.length).sample
  }

  /** The sample's part of all that is drawn, if its documents are as long as human ones; the rest is the probe. */
  get #sampleShare(): number {
    const { seedContext, experiment } = this.#task
    const tokens = (this.#sampleSize * seedContext.humanTokens) / seedContext.human.train.length
    return tokens / (tokens + experiment.probe.tokens)
  }

  /** Writes beside the work that follows; `settled` waits for it and throws what went wrong. */
  #write(key: string, record: SampleRecord): void {
    const { store } = this.#task
    const writing = store.writeSample(key, record).then(() => store.removeScratch(key))
    // Handled in settled(); without this an early failure would end the process as unhandled.
    writing.catch(() => {})
    this.#writes.push(writing)
  }
}
