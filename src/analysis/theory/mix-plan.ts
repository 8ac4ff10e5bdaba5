import type { PastGeneration, Recipe, RecipePart, Strategy } from '../../contracts/recipe.js'
import { RunError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'

/** Sizes in documents. */
export interface PlanSizes {
  readonly human: number
  readonly sample: number
  /** Of mixes of constant size. */
  readonly budget: number
  readonly generations: number
}

/**
 * Part of a source in a mix. Each document of the source has a place, uniform in [0, 1), under each label; the part
 * holds those with a place in [from, to). Parts of one label share documents, parts of different labels are
 * independent.
 */
export interface PlannedPart {
  readonly source: 'human' | number
  readonly label: string
  readonly from: number
  readonly to: number
  /** Weight times repetitions. */
  readonly weight: number
}

/** What a generation trains on, as far as the survival of a fact depends on it. */
export interface PlannedMix {
  /** Documents, weights and repetitions counted. */
  readonly size: number
  readonly parts: readonly PlannedPart[]
  /** New human documents in it. */
  readonly fresh: number
}

/** What every generation trains on; or why it cannot be known without a run. */
export async function planMixes(
  strategy: Strategy,
  options: unknown,
  sizes: PlanSizes,
): Promise<readonly PlannedMix[] | string> {
  const needs = strategy.requires?.(options)
  if (needs?.controlMetric !== undefined) return 'what it mixes depends on what is measured'
  if (needs?.editing) return 'a model edits its human text'
  const everything: Recipe = {
    parts: [{ source: 'human', take: { kind: 'all' } }],
    requested: { documents: sizes.human, humanShare: 1 },
  }
  const history: PastGeneration[] = [pastGeneration(0, everything, sizes)]
  const mixes = [plannedMix(everything, sizes)]
  for (let generation = 1; generation <= sizes.generations; generation++) {
    if (strategy.name === 'accumulate-subsample') {
      mixes.push(evenSubsample(generation, sizes))
      continue
    }
    const recipe = await strategy.compose(
      options,
      { ...unmeasured, generation, history, ...sizes, fresh: Number.MAX_SAFE_INTEGER, freshUsed: 0 },
      keyedRng(1, 'plan', generation),
    )
    history.push(pastGeneration(generation, recipe, sizes))
    mixes.push(plannedMix(recipe, sizes))
  }
  return mixes
}

const refuse = () => {
  throw new RunError('a plan has no texts and no measurements')
}
const unmeasured = { control: refuse, better: refuse, tokensOf: refuse, score: refuse }

function pastGeneration(generation: number, recipe: Recipe, { sample }: PlanSizes): PastGeneration {
  return { generation, recipe, kept: sample, metrics: {} }
}

/** The expected shares, where the recipe would have drawn how many documents each source gives. */
function evenSubsample(generation: number, { human, sample, budget }: PlanSizes): PlannedMix {
  const share = budget / (human + generation * sample)
  const sources: ('human' | number)[] = ['human', ...Array.from({ length: generation }, (_, past) => past)]
  const label = `pool/generation-${generation}`
  return {
    size: budget,
    parts: sources.map((source) => ({ source, label, from: 0, to: share, weight: 1 })),
    fresh: 0,
  }
}

function plannedMix({ parts }: Recipe, sizes: PlanSizes): PlannedMix {
  let size = 0
  let fresh = 0
  const planned: PlannedPart[] = []
  for (const part of parts) {
    const weight = (part.weight ?? 1) * (part.repetitions ?? 1)
    if (part.source === 'fresh') {
      const documents = taken(part, 0)
      size += weight * documents
      fresh += weight * documents
      continue
    }
    const available = part.source === 'human' ? sizes.human : sizes.sample
    size += weight * taken(part, available)
    const source = part.source === 'human' ? 'human' : part.source.sample
    planned.push({ source, weight, ...placesOf(part, available) })
  }
  return { size, parts: planned, fresh }
}

function taken({ take }: RecipePart, available: number): number {
  if (take.kind === 'all') return available
  return take.kind === 'indices' ? take.indices.length : take.to - take.from
}

function placesOf({ take }: RecipePart, available: number): Pick<PlannedPart, 'label' | 'from' | 'to'> {
  if (take.kind === 'all') return { label: 'all', from: 0, to: 1 }
  if (take.kind === 'indices') return { label: 'indices', from: 0, to: take.indices.length / available }
  const label = take.kind === 'shuffled' ? take.label : 'range'
  return { label, from: take.from / available, to: take.to / available }
}
