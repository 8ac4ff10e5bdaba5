import type { Measured } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import type { TextView } from '../../contracts/text.js'
import { measure } from '../../metrics/measured.js'
import type { GenerationRun } from '../ground.js'
import { measureMissing } from '../measure-missing.js'
import {
  type GenerationRecord,
  type SampleRecord,
  STORE_FORMAT,
  type StoredMetric,
} from '../store/records.js'
import { charactersOf } from './characters-of.js'
import { DrawnTexts } from './drawn-texts.js'
import { editDocuments } from './edit-documents.js'
import { finishedFlags } from './finished-flags.js'
import { FittedModel } from './fitted-model.js'
import type { GenerationParts, GenerationTask } from './generation-task.js'
import { keptTexts } from './kept-texts.js'
import { chargedTo } from './metered.js'
import { measuringRng, metricContext } from './metric-context.js'
import { type Mix, materialise } from './mix.js'

/**
 * The parts of one generation, each made when it is first asked for: from memory, else from the store, else by
 * doing the work. Asking for a metric that is stored fits no model.
 */
export class GenerationWork implements GenerationRun, GenerationParts {
  readonly #task: GenerationTask
  readonly #fitted: FittedModel
  readonly #drawn: DrawnTexts
  #mix: Promise<Mix> | undefined

  constructor(task: GenerationTask) {
    this.#task = task
    this.#fitted = new FittedModel(task, () => this.mix())
    this.#drawn = new DrawnTexts(task, () => this.model())
  }

  async run(): Promise<GenerationRecord> {
    this.#fitted.storeWhenFitted()
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
    const probe = await this.#drawn.probe()
    const kept = await this.kept()
    const metrics = await this.#measure()
    const mix = await this.mix()
    await this.#fitted.store()
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
      edit: (texts, edit) => editDocuments(this.#task, texts, edit),
    })
    return this.#mix
  }

  model(): Promise<Model> {
    return this.#fitted.get()
  }

  /** The sample, as the model wrote it. */
  sample(): Promise<SampleRecord> {
    return this.#drawn.sample()
  }

  kept(): Promise<TextView> {
    return keptTexts(this.#task, () => this.sample())
  }

  /** Resolves when everything this object began to write is in the store. */
  settled(): Promise<void> {
    return this.#drawn.settled()
  }

  async probeView(): Promise<TextView> {
    const { experiment, seedContext } = this.#task
    const { texts, cut } = await this.#drawn.probe()
    return seedContext.view(texts, {
      tokens: experiment.probe.tokens,
      finished: finishedFlags(texts.length, cut),
    })
  }

  async rememberedProbe(): Promise<TextView> {
    const { seedContext, keys } = this.#task
    const known = seedContext.probes.get(keys.probe)
    if (known !== undefined) return known
    const view = await this.probeView()
    await this.settled()
    seedContext.probes.set(keys.probe, view, charactersOf(view.texts))
    return view
  }

  async #measure(): Promise<Record<string, StoredMetric>> {
    const { store, keys, metrics, scope } = this.#task
    const found = await measureMissing(metrics, { store, key: keys.measure, scope }, async () => {
      const context = await metricContext(this, this.#task)
      return (metric, from, to) =>
        chargedTo(
          () => scope.call('measure', from, to),
          // A generator of its own: what one metric draws must not depend on which others are measured.
          () => measure(metric, { ...context, rng: measuringRng(this.#task) }),
        )
    })
    return Object.fromEntries(
      Object.entries(found).map(([id, one]) => [id, { ...one, values: one.values.map(withoutHistogram) }]),
    )
  }
}

function withoutHistogram({ histogram: _histogram, ...measured }: Measured): Measured {
  return measured
}
