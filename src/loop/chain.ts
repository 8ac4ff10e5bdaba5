import type { Experiment } from '../config/experiment.js'
import type { Metric } from '../contracts/metric.js'
import type { Phase } from '../contracts/results.js'
import type { ComposeContext, PastGeneration, Recipe } from '../contracts/recipe.js'
import { BadInputError, RunError } from '../errors/index.js'
import { keyedRng } from '../random/keyed.js'
import { type ArmPlan, plannedSizes } from './arm-plan.js'
import { checkRecipe } from './check-recipe.js'
import type { GenerationRun, Ground } from './ground.js'
import { isModelDropped } from './kept-models.js'
import { generationKeys } from './keys.js'
import { once } from './once.js'
import type { GenerationKeys, GenerationRecord } from './store/records.js'
import { throwIfStopped } from './stopped.js'
import type { Store } from './store/store.js'
import { type ScopeListener, WorkScope } from './work-scope.js'

export interface ChainEvents {
  /** A phase of a generation begins. */
  phase(generation: number, phase: Phase): void
  /** Share of a phase that is done. */
  progress?(generation: number, phase: Phase, share: number): void
  /** A generation is on disk; `reused` if nothing had to be done for it. */
  done(generation: number, reused: boolean): void
}

export interface PlannedGeneration {
  /** `to measure`: the sample is there, some metrics are not. */
  readonly state: 'done' | 'to measure' | 'to do'
  /** Documents of the mix. */
  readonly documents: number
  readonly sampled: number
  /** A record of another configuration stands in this generation's place. */
  readonly foreign: boolean
}

/** What a chain knows of a metric, of texts or numbers. */
export type ChainMetric = Pick<Metric, 'id' | 'version' | 'better'>

export interface ChainParts<Work extends GenerationRun> {
  readonly experiment: Experiment
  readonly store: Store
  readonly ground: Ground<Work>
  readonly parts: ArmPlan
  readonly metrics: readonly ChainMetric[]
  /** The control under the same seed, for strategies that look at it. */
  readonly control: () => Chain | undefined
}

interface LookedUp {
  /** The record under the same keys; `complete` if it holds the experiment's metrics and no others. */
  readonly known: GenerationRecord | undefined
  readonly complete: boolean
  readonly foreign: boolean
}

/**
 * One arm of one seed. Every generation is looked up first: what is in the store under the same keys is used,
 * what is missing is done, and models are fitted only where a missing sample or metric asks for them.
 */
export class Chain<Work extends GenerationRun = GenerationRun> {
  readonly #experiment: Experiment
  readonly #store: Store
  readonly #ground: Ground<Work>
  readonly #parts: ArmPlan
  readonly #metrics: readonly ChainMetric[]
  readonly #keys: GenerationKeys[] = []
  readonly #history: PastGeneration[] = []
  readonly #control: () => Chain | undefined
  #controlPlan: Promise<PlannedGeneration[]> | undefined
  #freshUsed = 0

  constructor({ experiment, store, ground, parts, metrics, control }: ChainParts<Work>) {
    this.#experiment = experiment
    this.#store = store
    this.#ground = ground
    this.#parts = parts
    this.#metrics = metrics
    this.#control = once(control)
  }

  /** Brings generations 0 to `last` into the store. */
  async run(last: number, events: ChainEvents, signal?: AbortSignal): Promise<void> {
    const { arm } = this.#parts
    for (let generation = this.#history.length; generation <= last; generation++) {
      throwIfStopped(signal)
      const scope = new WorkScope(listenerOf(events, generation), signal)
      try {
        const recipe = await this.#compose(generation, 'run', scope)
        const { known, complete } = await this.#lookUp(generation, recipe)
        const stored = complete ? known : undefined
        const record = stored ?? (await this.#work(generation, recipe, scope).run())
        if (stored === undefined) await this.#store.writeGeneration(arm.slug, record)
        await this.#dropModelBefore(generation)
        this.#remember(record)
        events.done(generation, stored !== undefined)
      } finally {
        await scope.release()
      }
    }
    // The arm is compared with the control where it ends, also if nobody asked for the control's own run.
    if (this.#parts.strategy.requires?.(arm.mixing).controlMetric !== undefined) {
      await this.#control()?.run(last, SILENT, signal)
    }
  }

  async #dropModelBefore(generation: number): Promise<void> {
    if (generation === 0 || !isModelDropped(this.#ground.kept, generation - 1)) return
    const { fit } = this.#keys[generation - 1]
    const stays = [this.#keys[0].fit, this.#keys[generation].fit].includes(fit)
    if (!stays) await this.#store.removeStep(fit)
  }

  /**
   * What a run would find, without doing anything: one state per generation. Keys follow from keys, so the plan
   * reaches as far as recipes can be composed from sizes alone; behind that, everything counts as to be done.
   */
  async plan(last: number): Promise<PlannedGeneration[]> {
    const planned: PlannedGeneration[] = []
    const { train } = this.#ground.human
    const { arm, strategy } = this.#parts
    const sizes = plannedSizes(arm, train)
    let predictable = true
    for (let generation = 0; generation <= last; generation++) {
      const documents = generation === 0 ? train : strategy.needs(arm.mixing, generation, sizes).documents
      const recipe = predictable
        ? await this.#compose(generation, 'plan', new WorkScope()).catch(() => undefined)
        : undefined
      if (recipe === undefined) {
        // Not known to be the same, as nothing before it is: of no use to a reader of results either.
        const foreign =
          (await this.#store.readGeneration(arm.slug, this.#ground.seed, generation)) !== undefined
        planned.push({ state: 'to do', documents, sampled: sizes.sample, foreign })
        predictable = false
        continue
      }
      const { known, complete, foreign } = await this.#lookUp(generation, recipe)
      const sampled = this.#ground.isSampled(this.#keys[generation])
      planned.push({
        state: complete ? 'done' : sampled ? 'to measure' : 'to do',
        documents,
        sampled: sizes.sample,
        foreign,
      })
      if (known) this.#remember(known)
      else if (arm.curation.length > 0) predictable = false
      else this.#history.push(unmeasured(generation, sizes.sample, recipe))
      if (!known) this.#noteFresh(recipe)
    }
    return planned
  }

  /** Computes a generation's keys and looks whether its record is there, under them and with all metrics. */
  async #lookUp(generation: number, recipe: Recipe): Promise<LookedUp> {
    const { arm } = this.#parts
    const keys = generationKeys(this.#ground.keys, arm, generation, recipe, this.#keys)
    this.#keys.push(keys)
    const stored = await this.#store.readGeneration(arm.slug, this.#ground.seed, generation)
    if (stored === undefined) return { known: undefined, complete: false, foreign: false }
    const foreign = JSON.stringify(stored.keys) !== JSON.stringify(keys)
    return foreign
      ? { known: undefined, complete: false, foreign }
      : { known: stored, complete: this.#isComplete(stored), foreign }
  }

  #isComplete(stored: GenerationRecord): boolean {
    return (
      this.#ground.isStored(stored.keys) &&
      stored.arm === this.#parts.arm.name &&
      Object.keys(stored.metrics).length === this.#metrics.length &&
      this.#metrics.every(({ id, version }) => stored.metrics[id]?.version === version)
    )
  }

  #remember(record: GenerationRecord): void {
    const metrics: Record<string, number> = {}
    for (const [id, { values }] of Object.entries(record.metrics)) {
      for (const { group, value } of values) {
        if (value !== undefined) metrics[group ? `${id}/${group}` : id] = value
      }
    }
    const { generation, kept, recipe } = record
    this.#history.push({ generation, kept, recipe, metrics })
    this.#noteFresh(recipe)
  }

  #noteFresh(recipe: Recipe): void {
    for (const { source, take } of recipe.parts) {
      if (source === 'fresh' && take.kind === 'range') this.#freshUsed = Math.max(this.#freshUsed, take.to)
    }
  }

  async #compose(generation: number, purpose: 'run' | 'plan', scope: WorkScope): Promise<Recipe> {
    const { human, seed } = this.#ground
    if (generation === 0) {
      return {
        parts: [{ source: 'human', take: { kind: 'all' } }],
        requested: { documents: human.train, humanShare: 1 },
      }
    }
    const { arm, strategy } = this.#parts
    const past = (earlier: number) => this.#past(earlier, scope)
    const look = () => {
      // A plan does no work: a strategy that looks into samples cannot be planned further.
      if (purpose === 'plan') throw new RunError('this recipe depends on samples')
      return this.#ground
    }
    const context: ComposeContext = {
      generation,
      human: human.train,
      fresh: human.fresh,
      freshUsed: this.#freshUsed,
      history: this.#history,
      budget: plannedSizes(arm, human.train).budget,
      control: (earlier) => this.#controlMetrics(earlier, purpose, scope.signal),
      better: (metric) => this.#metrics.find(({ id }) => id === metric)?.better ?? 'neither',
      tokensOf: async (source) => look().tokensOf(source, past),
      score: async (source) => look().score(source, past(this.#history.length - 1), past, scope),
    }
    const rng = keyedRng(seed, 'generation', generation, 'compose')
    const recipe = await strategy.compose(arm.mixing, context, rng)
    checkRecipe(recipe, arm.mixing.strategy, generation)
    const trainingTokens = this.#ground.trainingTokens(arm)
    return trainingTokens === undefined ? recipe : { ...recipe, trainingTokens }
  }

  /** What was measured in the control: looked up for a plan, brought into the store for a run. */
  async #controlMetrics(
    generation: number,
    purpose: 'run' | 'plan',
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, number>>> {
    const control = this.#control()
    if (control === undefined) {
      throw new BadInputError(
        `arms.${this.#parts.arm.name}: its strategy compares with the arm "control", which this experiment does not have`,
        'Set control: true, or name one arm control.',
      )
    }
    if (purpose === 'run') await control.run(generation, SILENT, signal)
    else {
      this.#controlPlan ??= control.plan(this.#experiment.generations)
      const planned = await this.#controlPlan
      if (planned[generation]?.state !== 'done') throw new RunError('this recipe depends on the control')
    }
    return control.#history[generation].metrics
  }

  /** A generation that is done, to take its sample or model from the store or make it again. */
  #past(generation: number, scope: WorkScope): Work {
    return this.#work(generation, this.#history[generation].recipe, scope)
  }

  #work(generation: number, recipe: Recipe, scope: WorkScope): Work {
    return this.#ground.work({
      generation,
      last: this.#experiment.generations,
      recipe,
      keys: this.#keys[generation],
      zeroFit: this.#keys[0].fit,
      past: (past, within) => this.#past(past, within),
      scope,
    })
  }
}

const SILENT: ChainEvents = { phase() {}, done() {} }

function listenerOf(events: ChainEvents, generation: number): ScopeListener {
  return {
    phase: (phase) => events.phase(generation, phase),
    progress: (phase, share) => events.progress?.(generation, phase, share),
  }
}

/** A generation of a plan: a strategy that asks what was measured in it cannot be planned further. */
function unmeasured(generation: number, kept: number, recipe: Recipe): PastGeneration {
  return {
    generation,
    kept,
    recipe,
    get metrics(): never {
      throw new RunError('this recipe depends on measurements')
    },
  }
}
