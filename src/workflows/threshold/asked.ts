import { CONTROL, type Experiment } from '../../config/experiment.js'
import { BadInputError, messageOf } from '../../errors/index.js'
import type { Draw } from '../../analysis/threshold/index.js'
import type { ThresholdOptions } from './options.js'

const DEFAULT_SEEDS = 20
const MOST_SEEDS = 1000

/** What is asked of a file, checked against it. */
export interface Asked {
  readonly metric: string
  /** Undefined: the metric's only one, or that of all. */
  readonly group: string | undefined
  readonly keep: number
  readonly generation: number
  readonly by: 'count' | 'share'
  readonly draw: Draw
  readonly confidence: number
  /** As many as a dose may get, those of the file first. */
  readonly seeds: readonly number[]
  readonly notes: readonly string[]
}

/** Checks what is asked against the experiment. */
export function askedOf(file: Experiment, options: ThresholdOptions): Asked {
  const { keep, confidence = 0.95, by = 'count', seedsMax = DEFAULT_SEEDS } = options
  if (!(keep > 0 && keep < 1)) {
    throw new BadInputError(
      `keep: expected a share above 0 and below 1 (100%), got ${keep}`,
      'For example --keep 95%: the rest is the tolerance. All of the control is never surely kept.',
    )
  }
  if (!(confidence >= 0.5 && confidence < 1)) {
    throw new BadInputError(`confidence: expected a share from 0.5 to below 1, got ${confidence}`)
  }
  if (!(Number.isInteger(seedsMax) && seedsMax >= 1 && seedsMax <= MOST_SEEDS)) {
    throw new BadInputError(`seeds-max: expected a whole number from 1 to ${MOST_SEEDS}, got ${seedsMax}`)
  }
  checkOneModel(file)
  const notes: string[] = []
  if (!file.arms.some(({ name }) => name === CONTROL)) {
    notes.push(`${file.path} has no control: one is added, refitted on the human data alone.`)
  }
  const cut = options.metric.lastIndexOf('/')
  const metric = cut > 0 ? options.metric.slice(0, cut) : options.metric
  const group = options.group ?? (cut > 0 ? options.metric.slice(cut + 1) : undefined)
  checkMetric(file, metric)
  return {
    metric,
    group,
    keep,
    generation: generationOf(file, options.atGeneration),
    by,
    draw: options.draw ?? drawOf(file, notes),
    confidence,
    seeds: seedsOf(file.seeds, seedsMax),
    notes,
  }
}

function generationOf({ path, generations }: Experiment, asked: number = generations): number {
  if (Number.isInteger(asked) && asked >= 1 && asked <= generations) return asked
  throw new BadInputError(
    `at-generation ${asked}: ${path} has generations 1 to ${generations}`,
    `Name one of them, or run more: --set loop.generations=${Math.max(1, Math.ceil(asked))}`,
  )
}

/** A threshold is of one model: with others, the share that it needs would be another one. */
function checkOneModel({ arms, path }: Experiment): void {
  const models = new Map<string, string>()
  for (const { name, model } of arms) {
    const key = JSON.stringify(model)
    if (!models.has(key)) models.set(key, name)
  }
  if (models.size <= 1) return
  throw new BadInputError(
    `${path}: its arms have ${models.size} different models (${[...models.values()].join(', ')}), and a threshold is that of one`,
    'Write a file whose arms share one model, and look for the threshold of each model apart.',
  )
}

function drawOf({ arms }: Experiment, notes: string[]): Draw {
  const draws = new Set(
    arms.flatMap(({ mixing }) => (mixing as { human?: { draw?: Draw } }).human?.draw ?? []),
  )
  const [only] = draws
  if (only !== undefined && draws.size === 1) return only
  if (draws.size > 1) {
    notes.push(
      `The file draws human data in several ways (${[...draws].join(', ')}): redraw is taken; --draw names another.`,
    )
  }
  return 'redraw'
}

function seedsOf(own: readonly number[], most: number): readonly number[] {
  const seeds = own.slice(0, most)
  for (let seed = 1; seeds.length < most; seed++) if (!own.includes(seed)) seeds.push(seed)
  return seeds
}

/**
 * @throws BadInputError where there is no such metric of this kind of data, or the name stands for several
 */
function checkMetric({ catalogue, data }: Experiment, metric: string): void {
  const ids = idsOf(() =>
    data === 'text' ? catalogue.metricIds([metric]) : catalogue.vectorMetricIds([metric]),
  )
  if (ids.includes(metric)) return
  throw new BadInputError(
    `metric ${metric}: it stands for several metrics`,
    `Name one of them: ${ids.join(', ')}`,
  )

  function idsOf(find: () => readonly string[]): readonly string[] {
    try {
      return find()
    } catch (error) {
      const hint = error instanceof BadInputError ? error.hint : undefined
      throw new BadInputError(
        `metric ${metric}: ${messageOf(error)}`,
        hint ?? 'collapse list metrics shows all.',
      )
    }
  }
}
