import { mkdir } from 'node:fs/promises'
import type { TextBatch } from '../contracts/batch.js'
import type { Measured, Metric, MetricContext } from '../contracts/metric.js'
import type { Model } from '../contracts/model.js'
import type { PartEdit, PartSource, Recipe } from '../contracts/recipe.js'
import type { Rng } from '../contracts/rng.js'
import type { TextView } from '../contracts/text.js'
import type { Experiment } from '../config/experiment.js'
import { InterruptedError, RunError } from '../errors/index.js'
import { keyedRng } from '../random/keyed.js'
import { textView } from '../text/view.js'
import type { ArmParts } from './arm-parts.js'
import { checkedModel, drawDocuments } from './check-model.js'
import { curate } from './curate.js'
import { measure } from './measured.js'
import { type Mix, type MixSource, materialise } from './mix.js'
import { drawProbe } from './probe.js'
import {
  type CurationRecord,
  type GenerationKeys,
  type GenerationRecord,
  type SampleRecord,
  STORE_FORMAT,
  type StoredMetric,
} from './records.js'
import type { SeedContext } from './seed-context.js'
import type { Store } from './store.js'

export type Phase = 'fit' | 'sample' | 'measure'

export interface GenerationTask {
  readonly experiment: Experiment
  readonly store: Store
  readonly seedContext: SeedContext
  readonly parts: ArmParts
  readonly metrics: readonly Metric[]
  readonly generation: number
  /** The last generation of the run: its model is an end that `keep_models: ends` keeps. */
  readonly last: number
  readonly recipe: Recipe
  readonly keys: GenerationKeys
  readonly openSource: (source: PartSource) => Promise<MixSource>
  /** The work of an earlier generation, whose model edits texts. */
  readonly editor: (generation: number) => GenerationWork
  /** The work of generation 0 of the same run; itself for generation 0. */
  readonly zero: () => GenerationWork
  readonly phase?: (phase: Phase) => void
  readonly signal?: AbortSignal
}

/**
 * The parts of one generation, each made when it is first asked for: from memory, else from the store, else by
 * doing the work. Asking for a metric that is stored fits no model.
 */
export class GenerationWork {
  readonly #task: GenerationTask
  readonly #seconds = { fit: 0, sample: 0, measure: 0 }
  readonly #writes: Promise<void>[] = []
  #mix: Promise<Mix> | undefined
  #probed: Promise<SampleRecord> | undefined

  constructor(task: GenerationTask) {
    this.#task = task
  }

  async run(): Promise<GenerationRecord> {
    try {
      return await this.#run()
    } finally {
      // Stopped or failed as well: what was drawn with effort is in the store before the process may end.
      await this.settled()
    }
  }

  async #run(): Promise<GenerationRecord> {
    const { store, keys, parts, seedContext, generation, recipe } = this.#task
    const sample = await this.sample()
    const probe = await this.#probe()
    const kept = await this.kept()
    const metrics = await this.#measure()
    const mix = await this.mix()
    if (this.#isModelKept()) await this.#keepModel()
    await this.settled()
    await store.addTiming(parts.arm.slug, seedContext.seed, generation, keys.measure, this.#seconds)
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
    const { seedContext, generation, editor, parts, signal } = this.#task
    const model = await editor(edit.by).model()
    if (model.edit === undefined) {
      throw new RunError(`models of the family ${parts.family.name} cannot edit texts`)
    }
    const origin = { kind: 'human', pool: 'train' } as const
    const batch: TextBatch = { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
    const rng = keyedRng(seedContext.seed, 'generation', generation, 'edit')
    const edited = await model.edit(batch, edit, rng, signal ? { signal } : {})
    return seedContext.source(edited.texts)
  }

  model(): Promise<Model> {
    const { seedContext, keys } = this.#task
    const known = seedContext.models.get(keys.fit)
    if (known !== undefined) return known
    const model = this.#loadOrFit()
    seedContext.models.set(keys.fit, model, 1)
    return model
  }

  async #loadOrFit(): Promise<Model> {
    const { store, seedContext, parts, keys, generation, signal } = this.#task
    const { arm, family } = parts
    const human: TextBatch = seedContext.humanBatch
    return this.#timed('fit', async () => {
      const directory = await store.modelDirectory(keys.fit)
      if (directory !== undefined) {
        try {
          return checkedModel(await family.load(directory, arm.model, { human }), arm.model.family)
        } catch (error) {
          // Another worker may have removed the model of a generation that its own run is done with.
          if (store.hasStep(keys.fit)) throw error
        }
      }
      const { batch } = await this.mix()
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'fit')
      const work = { human, rng, ...(signal ? { signal } : {}) }
      return checkedModel(await family.fit(batch, arm.model, work), arm.model.family)
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
    const { seedContext, parts, keys, store, generation, signal } = this.#task
    const model = await this.model()
    return this.#timed('sample', async () => {
      const { documents, decoding } = parts.arm.sample
      const count = documents ?? seedContext.human.train.length
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'sample')
      const work = signal ? { signal } : {}
      const { texts, finished } = await drawDocuments(model, { from: 0, count }, decoding, rng, work)
      const cut: number[] = []
      for (const [index, ended] of finished.entries()) if (ended === 0) cut.push(index)
      const record = { texts, cut, notes: model.notes }
      throwIfStopped(signal)
      this.#write(store.writeSample(keys.sample, record))
      return record
    })
  }

  /** The probe, as the model wrote it: drawn before any curation, only measured. */
  #probe(): Promise<SampleRecord> {
    const { store, keys } = this.#task
    this.#probed ??= store.readSample(keys.probe).then((stored) => stored ?? this.#drawProbe())
    return this.#probed
  }

  async #drawProbe(): Promise<SampleRecord> {
    const { experiment, seedContext, parts, keys, store, generation, signal } = this.#task
    const model = await this.model()
    return this.#timed('sample', async () => {
      const { tokens } = experiment.probe
      const rng = keyedRng(seedContext.seed, 'generation', generation, 'probe')
      const { decoding } = parts.arm.sample
      const probe = await drawProbe(model, decoding, tokens, rng, signal ? { signal } : {})
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
      throwIfStopped(signal)
      this.#write(store.writeSample(keys.probe, record))
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
      parts.stages.length === 0
        ? textView(texts, seedContext.vocabulary, { finished })
        : await this.#curated(texts, finished)
    seedContext.kept.set(keys.kept, view, characters(view.texts))
    return view
  }

  async #curated(texts: readonly string[], finished: Uint8Array): Promise<TextView> {
    const { store, keys, seedContext } = this.#task
    const record = (await store.readCuration(keys.kept)) ?? (await this.#curate(texts))
    return textView(
      record.keep.map((index) => texts[index]),
      seedContext.vocabulary,
      { finished: Uint8Array.from(record.keep, (index) => finished[index]) },
    )
  }

  async #curate(texts: readonly string[]): Promise<CurationRecord> {
    const { parts, keys, store, seedContext, generation } = this.#task
    const rng = keyedRng(seedContext.seed, 'generation', generation, 'curation')
    const record = await curate(texts, parts.stages, generation, rng)
    await store.writeCuration(keys.kept, record)
    return record
  }

  async #measure(): Promise<Record<string, StoredMetric>> {
    const { store, keys, metrics, signal } = this.#task
    const stored = await store.readMeasures(keys.measure)
    const missing = metrics.filter(({ id, version }) => stored[id]?.version !== version)
    if (missing.length > 0) {
      const context = await this.#metricContext()
      await this.#timed('measure', async () => {
        for (const metric of missing) {
          throwIfStopped(signal)
          stored[metric.id] = {
            version: metric.version,
            // A generator of its own: what one metric draws must not depend on which others are measured.
            values: await measure(metric, { ...context, rng: this.#measuringRng() }),
          }
        }
      })
      this.#write(store.writeMeasures(keys.measure, stored))
    }
    return Object.fromEntries(
      metrics.map(({ id }) => [id, { ...stored[id], values: stored[id].values.map(withoutHistogram) }]),
    )
  }

  async #metricContext(): Promise<MetricContext> {
    const { experiment, seedContext, generation, zero } = this.#task
    const { texts, cut } = await this.#probe()
    const { facts } = seedContext
    return {
      generation,
      probe: textView(texts, seedContext.vocabulary, {
        tokens: experiment.probe.tokens,
        finished: finishedFlags(texts.length, cut),
      }),
      kept: await this.kept(),
      train: seedContext.train,
      test: seedContext.test,
      ...(facts ? { facts } : {}),
      mix: (await this.mix()).counts,
      statements: (view) => seedContext.statementsIn(view.texts),
      model: () => this.model(),
      generationZero: () => zero().model(),
      rng: this.#measuringRng(),
    }
  }

  #measuringRng(): Rng {
    const { seedContext, generation } = this.#task
    return keyedRng(seedContext.seed, 'generation', generation, 'measure')
  }

  #isModelKept(): boolean {
    const { experiment, generation, last, parts } = this.#task
    if (experiment.keepModels === 'none') return false
    if (experiment.keepModels === 'all' || generation === 0 || generation === last) return true
    // Between the ends, a model that is dear to fit stays until the next generation is stored (see Chain).
    return !parts.family.capabilities(parts.arm.model).cheapFit
  }

  async #keepModel(): Promise<void> {
    const { store, keys } = this.#task
    if (store.hasStep(keys.fit)) return
    const model = await this.model()
    await store.writeModel(keys.fit, async (directory) => {
      await mkdir(directory, { recursive: true })
      await model.save(directory)
    })
  }

  /** Adds the time of a phase; phases inside it (a fit asked for by a sample) are not counted twice. */
  async #timed<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    this.#task.phase?.(phase)
    const inner = () => this.#seconds.fit + this.#seconds.sample + this.#seconds.measure
    const innerBefore = inner()
    const start = performance.now()
    const result = await work()
    const elapsed = (performance.now() - start) / 1000
    this.#seconds[phase] += elapsed - (inner() - innerBefore)
    return result
  }
}

export function throwIfStopped(signal?: AbortSignal): void {
  if (signal?.aborted) throw new InterruptedError('stopped')
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
