import type { ArmInfo } from '../contracts/results.js'
import { suggestion } from '../data/suggest.js'
import { BadInputError } from '../errors/index.js'
import type { GenerationRecord } from '../loop/store/records.js'
import type { StoredRun } from './stored-run.js'

/** Which runs and generations: names or slugs of arms, seeds, and generations or `last` or `all` that are stored. */
export interface Selection {
  /** Default: all arms that have results. */
  readonly arms?: readonly string[] | undefined
  /** Default: all seeds that have results. */
  readonly seeds?: readonly number[] | undefined
  /** Default: last. */
  readonly generations?: readonly number[] | 'last' | 'all' | undefined
}

/** One run, its stored generations up to the last one selected, and those selected of them. */
export interface SelectedRun {
  readonly arm: ArmInfo
  readonly seed: number
  readonly lineage: readonly GenerationRecord[]
  readonly selected: readonly GenerationRecord[]
}

/** Looks up what is selected. What was asked for by name and is not there is an error. */
export async function selectRuns(run: StoredRun, selection: Selection): Promise<SelectedRun[]> {
  const { overview } = run.manifest
  const arms = selection.arms?.map((name) => armNamed(name, overview.arms)) ?? overview.arms
  const seeds = selection.seeds?.map((seed) => knownSeed(seed, overview.seeds)) ?? overview.seeds
  const wanted = selection.generations ?? 'last'
  const found: SelectedRun[] = []
  for (const arm of new Set(arms)) {
    for (const seed of new Set(seeds)) {
      const stored = await storedGenerations(run, arm, seed)
      const isNamed = selection.arms !== undefined || selection.seeds !== undefined || Array.isArray(wanted)
      if (stored.length === 0 && !isNamed) continue
      const selected = pick(stored, wanted, `${run.store.root}: ${arm.name}, seed ${seed}`)
      const last = selected[selected.length - 1].generation
      found.push({ arm, seed, lineage: stored.slice(0, last + 1), selected })
    }
  }
  if (found.length === 0) {
    throw new BadInputError(
      `${run.store.root} holds no finished generation yet`,
      'Let "collapse run" finish at least one.',
    )
  }
  return found
}

async function storedGenerations(
  { manifest, store }: StoredRun,
  arm: ArmInfo,
  seed: number,
): Promise<GenerationRecord[]> {
  const records: GenerationRecord[] = []
  for (let generation = 0; generation <= manifest.overview.generations; generation++) {
    const record = await store.readGeneration(arm.slug, seed, generation)
    if (record === undefined) break
    records.push(record)
  }
  return records
}

function pick(
  stored: readonly GenerationRecord[],
  wanted: readonly number[] | 'last' | 'all',
  where: string,
): GenerationRecord[] {
  const numbers =
    wanted === 'all'
      ? stored.length === 0
        ? [0]
        : stored.map(({ generation }) => generation)
      : wanted === 'last'
        ? [Math.max(0, stored.length - 1)]
        : [...new Set(wanted)].sort((left, right) => left - right)
  return numbers.map((generation) => {
    const record = stored[generation]
    if (record !== undefined) return record
    const there = stored.length === 0 ? 'no generation' : `generations 0 to ${stored.length - 1}`
    throw new BadInputError(
      `${where}: generation ${generation} is not stored; there ${stored.length > 1 ? 'are' : 'is'} ${there}`,
      'Choose another with --generation, or let "collapse run" finish it.',
    )
  })
}

function armNamed(wanted: string, arms: readonly ArmInfo[]): ArmInfo {
  const arm = arms.find(({ name, slug }) => name === wanted || slug === wanted)
  if (arm !== undefined) return arm
  const names = arms.map(({ name }) => name)
  throw new BadInputError(`--arm ${wanted}: unknown arm: ${suggestion(wanted, names, 'arms')}`)
}

function knownSeed(wanted: number, seeds: readonly number[]): number {
  if (seeds.includes(wanted)) return wanted
  throw new BadInputError(`--seed ${wanted}: the experiment has no such seed; seeds: ${seeds.join(', ')}`)
}
