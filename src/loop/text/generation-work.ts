import { mkdir } from 'node:fs/promises'
import type { TextBatch } from '../../contracts/batch.js'
import type { Measured, Metric } from '../../contracts/metric.js'
import type { FitContext, Model, WorkContext } from '../../contracts/model.js'
import type { PartEdit, PartSource } from '../../contracts/recipe.js'
import type { TextView } from '../../contracts/text.js'
import type { Experiment } from '../../config/experiment.js'
import { RunError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import { measure } from '../../metrics/measured.js'
import type { ArmParts } from './arm-parts.js'
import { checkedModel, drawDocuments } from './check-model.js'
import { curate } from './curate.js'
import type { GenerationRun, Place } from '../ground.js'
import { isModelStored } from '../kept-models.js'
import { chargedTo } from './metered.js'
import { measuringRng, metricContext } from './metric-context.js'
import { type Mix, type MixSource, materialise } from './mix.js'
import { drawProbe } from './probe.js'
import {
  type CurationRecord,
  type GenerationRecord,
  type SampleRecord,
  STORE_FORMAT,
  type StoredMetric,
} from '../store/records.js'
import type { SeedContext } from './seed-context.js'
import { throwIfStopped } from '../stopped.js'
import type { Store } from '../store/store.js'

/** Measuring that a killed process may lose, beside the metric at hand. */
const MILLISECONDS_OF_MEASURING = 30_000

export interface GenerationTask extends Place<GenerationWork> {
  readonly experiment: Experiment
  readonly store: Store
  readonly seedContext: SeedContext
  readonly parts: ArmParts
  readonly metrics: readonly Metric[]
  readonly openSource: (source: PartSource) => Promise<MixSource>
  readonly threads: number
}

/**
 * The parts of one generation, each made when it is first asked for: from memory, else from the store, else by
 * doing the work. Asking for a metric that is stored fits no model.
 */
export class GenerationWork implements GenerationRun {
  readonly #task: GenerationTask
  /** Whether this generation is the one to bring into the store; else another one needs something of it. */
  #own = false
  readonly #writes: Promise<void>[] = []
  #mix: Promise<Mix> | undefined
  #probed: Promise<SampleRecord> | undefined

  constructor(task: GenerationTask) {
    this.#task = task
  }

  async run(): Promise<GenerationRecord> {
    this.#own = true
    try {
      return await this.#run()
    } finally {
      // Stopped or failed as well: what was drawn with effort is in the store before the process may end.
      await this.settled()
    }
  }

  async #run(): Promise<GenerationRecord> {
    const { store, keys, parts, seedContext, generation, recipe, scope } = this.#task
    const sample = await this.sample()
    const probe = await this.#probe()
    const kept = await this.kept()
    const metrics = await this.#measure()
    const mix = await this.mix()
    if (this.#isModelStored()) await this.#storeModel(() => this.model())
    await this.settled()
    // A model that is not stored is asked for until everything that rests on it is.
    for (const key of [keys.fit, keys.sample, keys.probe]) await store.removeScratch(key)
    await store.addTiming(parts.arm.slug, seedContext.seed, generation, keys.measure, scope.tally.work)
    return {
      format: STORE_FORMAT,
      arm: parts.arm.name,
      seed: seedContext.seed,
      generation,
      keys,
      recipe,
      mix: mix.realised,
      sampled: sample.texts.length,
      kept: kept.texts.length,
      dropped: sample.texts.length - kept.texts.length,
      notes: [...sample.notes, ...probe.notes],
      metrics,
    }
  }

  mix(): Promise<Mix> {
    const { recipe, seedContext, openSource } = this.#task
    this.#mix ??= materialise(recipe, seedContext.seed, seedContext.facts?.facts.length, {
      open: openSource,
      edit: (texts, edit) => this.#edit(texts, edit),
    })
    return this.#mix
  }

  async #edit(texts: readonly string[], edit: PartEdit): Promise<MixSource> {
    const { seedContext, generation, past, parts, scope } = this.#task
    const model = await past(edit.by, scope).model()
    const { edit: editTexts } = model
    if (editTexts === undefined) {
      throw new RunError(`models of the family ${parts.family.name} cannot edit texts`)
    }
    const origin = { kind: 'human', pool: 'train' } as const
    const batch: TextBatch = { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
    const rng = keyedRng(seedContext.seed, 'generation', generation, 'edit')
    // A part of preparing what is fitted.
    const edited = await scope.timed('fit', () =>
      editTexts.call(model, batch, edit, rng, scope.call('fit', 0, 0)),
    )
    return seedContext.source(edited.texts)
  }

  model(): Promise<Model> {
    const { seedContext, keys, scope } = this.#task
    return scope.model(seedContext.models, keys.fit, () => this.#loadOrFit())
  }

  async #loadOrFit(): Promise<Model> {
    const { store, keys, scope } = this.#task
    const loaded = await scope.timed('fit', () => this.#load())
    if (loaded !== undefined) return loaded
    const model = await scope.timed('fit', () => this.#fit())
    // At once: a sample of an hour may be interrupted.
    if (this.#own && this.#isModelStored()) await this.#storeModel(async () => model)
    if (!this.#own || store.hasStep(keys.fit)) await store.removeScratch(keys.fit)
    return model
  }

  async #load(): Promise<Model | undefined> {
    const { store, seedContext, parts, keys, threads, experiment } = this.#task
    const { arm, family } = parts
    const directory = await store.modelDirectory(keys.fit)
    if (directory === undefined) return undefined
    try {
      const { baseDirectory } = experiment
      const context = { human: seedContext.humanBatch, threads, baseDirectory }
      return checkedModel(await family.load(directory, arm.model, context), arm.model.family)
    } catch (error) {
      // Another worker may have removed the model of a generation that its own run is done with.
      if (store.hasStep(keys.fit)) throw error
      return undefined
    }
  }

  async #fit(): Promise<Model> {
    const { store, seedContext, parts, keys, generation, scope, past, threads, experiment } = this.#task
    const { arm, family } = parts
    const { batch } = await this.mix()
    // The previous model is given back at the end of the fit: fitting a chain again holds two models, not all of them.
    return scope.within(async (within) => {
      const goesOn = generation > 0 && family.capabilities(arm.model).continues
      const context: Omit<FitContext, keyof WorkContext> = {
        human: seedContext.humanBatch,
        rng: keyedRng(seedContext.seed, 'generation', generation, 'fit'),
        threads,
        baseDirectory: experiment.baseDirectory,
        ...(goesOn ? { initial: await past(generation - 1, within).model() } : {}),
      }
      const work = scope.call('fit', 0, 1, () => store.openScratch(keys.fit))
      return checkedModel(await family.fit(batch, arm.model, Object.assign(work, context)), arm.model.family)
    })
  }

  /** The sample, as the model wrote it. */
  async sample(): Promise<SampleRecord> {
    const { seedContext, store, keys } = this.#task
    const known = seedContext.samples.get(keys.sample) ?? (await store.readSample(keys.sample))
    const record = known ?? (await this.#draw())
    seedContext.samples.set(keys.sample, record, characters(record.texts))
    return record
  }

  async #draw(): Promise<SampleRecord> {
    const { seedContext, parts, keys, store, generation, scope } = this.#task
    const model = await this.model()
    return scope.timed('sample', async () => {
      const { decoding } = parts.arm.sample
      const count = this.#sampleSize
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'sample')
      const work = scope.call('sample', 0, this.#sampleShare, () => store.openScratch(keys.sample))
      const { texts, finished } = await drawDocuments(model, { from: 0, count }, decoding, rng, work)
      const cut: number[] = []
      for (const [index, ended] of finished.entries()) if (ended === 0) cut.push(index)
      const record = { texts, cut, notes: model.notes }
      throwIfStopped(scope.signal)
      this.#write(this.#storeSample(keys.sample, record))
      return record
    })
  }

  get #sampleSize(): number {
    const { seedContext, parts } = this.#task
    return parts.arm.sample.documents ?? seedContext.human.train.length
  }

  /** The sample's part of all that is drawn, if its documents are as long as human ones; the rest is the probe. */
  get #sampleShare(): number {
    const { seedContext, experiment } = this.#task
    const tokens = (this.#sampleSize * seedContext.humanTokens) / seedContext.human.train.length
    return tokens / (tokens + experiment.probe.tokens)
  }

  async #storeSample(key: string, record: SampleRecord): Promise<void> {
    const { store } = this.#task
    await store.writeSample(key, record)
    await store.removeScratch(key)
  }

  /** The probe, as the model wrote it: drawn before any curation, only measured. */
  #probe(): Promise<SampleRecord> {
    const { store, keys } = this.#task
    this.#probed ??= store.readSample(keys.probe).then((stored) => stored ?? this.#drawProbe())
    return this.#probed
  }

  async #drawProbe(): Promise<SampleRecord> {
    const { experiment, seedContext, parts, keys, store, generation, scope } = this.#task
    const model = await this.model()
    return scope.timed('sample', async () => {
      const { tokens } = experiment.probe
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'probe')
      const { decoding } = parts.arm.sample
      const work = scope.call('sample', this.#sampleShare, 1, () => store.openScratch(keys.probe))
      const probe = await drawProbe(
        model,
        decoding,
        { tokens, tokenisation: seedContext.tokenisation },
        rng,
        work,
      )
      const short = probe.tokens < tokens
      const record = {
        texts: probe.texts,
        cut: probe.cut,
        notes: short
          ? [
              `the model writes nearly empty documents: its probe falls short of ${tokens} tokens, so diversity is not compared at equal size`,
            ]
          : [],
      }
      throwIfStopped(scope.signal)
      this.#write(this.#storeSample(keys.probe, record))
      return record
    })
  }

  /** Writes beside the work that follows; `settled` waits for it and throws what went wrong. */
  #write(writing: Promise<void>): void {
    // Handled in settled(); without this an early failure would end the process as unhandled.
    writing.catch(() => {})
    this.#writes.push(writing)
  }

  /** Resolves when everything this object began to write is in the store. */
  async settled(): Promise<void> {
    await Promise.all(this.#writes.splice(0))
  }

  /** What curation leaves of the sample: training material of later generations. */
  async kept(): Promise<TextView> {
    const { seedContext, keys, parts } = this.#task
    const known = seedContext.kept.get(keys.kept)
    if (known !== undefined) return known
    const { texts, cut } = await this.sample()
    const finished = finishedFlags(texts.length, cut)
    const view =
      parts.stages.length === 0 ? seedContext.view(texts, { finished }) : await this.#curated(texts, finished)
    seedContext.kept.set(keys.kept, view, characters(view.texts))
    return view
  }

  async #curated(texts: readonly string[], finished: Uint8Array): Promise<TextView> {
    const { store, keys, seedContext } = this.#task
    const record = (await store.readCuration(keys.kept)) ?? (await this.#curate(texts))
    return seedContext.view(
      record.keep.map((index) => texts[index]),
      { finished: Uint8Array.from(record.keep, (index) => finished[index]) },
    )
  }

  async #curate(texts: readonly string[]): Promise<CurationRecord> {
    const { parts, keys, store, seedContext, generation } = this.#task
    const rng = keyedRng(seedContext.seed, 'generation', generation, 'curation')
    const { facts: reader } = seedContext.human
    const read = reader && ((text: string) => reader.read(text))
    const record = await curate(texts, parts.stages, generation, { rng, read })
    await store.writeCuration(keys.kept, record)
    return record
  }

  async #measure(): Promise<Record<string, StoredMetric>> {
    const { store, keys, metrics, scope } = this.#task
    const stored = await store.readMeasures(keys.measure)
    const missing = metrics.filter(({ id, version }) => stored[id]?.version !== version)
    if (missing.length > 0) {
      const context = await metricContext(this, this.#task)
      let written = performance.now()
      try {
        await scope.timed('measure', async () => {
          for (const [index, metric] of missing.entries()) {
            throwIfStopped(scope.signal)
            const [from, to] = [index / missing.length, (index + 1) / missing.length]
            scope.progress('measure', from)
            // A generator of its own: what one metric draws must not depend on which others are measured.
            const own = { ...context, rng: measuringRng(this.#task) }
            const values = await chargedTo(
              () => scope.call('measure', from, to),
              () => measure(metric, own),
            )
            stored[metric.id] = { version: metric.version, values }
            if (performance.now() - written < MILLISECONDS_OF_MEASURING) continue
            // Models of millions of parameters take minutes: a killed process does not lose them.
            await store.writeMeasures(keys.measure, stored)
            written = performance.now()
          }
        })
      } finally {
        // Stopped or failed as well.
        this.#write(store.writeMeasures(keys.measure, stored))
      }
    }
    return Object.fromEntries(
      metrics.map(({ id }) => [id, { ...stored[id], values: stored[id].values.map(withoutHistogram) }]),
    )
  }

  async probeView(): Promise<TextView> {
    const { experiment, seedContext } = this.#task
    const { texts, cut } = await this.#probe()
    return seedContext.view(texts, {
      tokens: experiment.probe.tokens,
      finished: finishedFlags(texts.length, cut),
    })
  }

  /** The probe for later generations to compare with, kept in memory. */
  async rememberedProbe(): Promise<TextView> {
    const { seedContext, keys } = this.#task
    const known = seedContext.probes.get(keys.probe)
    if (known !== undefined) return known
    const view = await this.probeView()
    await this.settled()
    seedContext.probes.set(keys.probe, view, characters(view.texts))
    return view
  }

  #isModelStored(): boolean {
    const { experiment, generation, last, parts } = this.#task
    const capabilities = parts.family.capabilities(parts.arm.model)
    return isModelStored({ keep: experiment.keepModels, capabilities }, generation, last)
  }

  async #storeModel(fitted: () => Promise<Model>): Promise<void> {
    const { store, keys } = this.#task
    if (store.hasStep(keys.fit)) return
    const model = await fitted()
    // Fitted when it was asked for, it is stored by now.
    if (store.hasStep(keys.fit)) return
    await store.writeModel(keys.fit, async (directory) => {
      await mkdir(directory, { recursive: true })
      await model.save(directory)
    })
  }
}

function withoutHistogram({ histogram: _histogram, ...measured }: Measured): Measured {
  return measured
}

function finishedFlags(length: number, cut: readonly number[]): Uint8Array {
  const finished = new Uint8Array(length).fill(1)
  for (const index of cut) finished[index] = 0
  return finished
}

function characters(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}
