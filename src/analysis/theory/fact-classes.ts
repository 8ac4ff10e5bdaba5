import { tierNames, tierOf } from '../../facts/tiers.js'
import { poissonProbability } from '../../numerics/poisson.js'
import { stated, type SurvivalRates } from './fact-survival.js'

/** So many facts (in expectation) with this count in the human training split and this true frequency. */
export interface FactClass {
  readonly count: number
  readonly frequency: number
  readonly facts: number
}

/** Probabilities below this are left out: of a million facts they are none. */
const NEGLIGIBLE = 1e-9

/**
 * The facts of a law of frequencies before anything is drawn: the count of each is Poisson.
 *
 * @example
 * expectedClasses([0.5, 0.5], 2) // count 0: 2 / e facts, count 1: 2 / e facts, ...
 */
export function expectedClasses(frequencies: readonly number[], statements: number): FactClass[] {
  const classes: FactClass[] = []
  for (const frequency of frequencies) {
    const mean = frequency * statements
    const reach = 7 * Math.sqrt(mean) + 12
    for (let count = Math.max(0, Math.floor(mean - reach)); count <= mean + reach; count++) {
      const facts = poissonProbability(count, mean)
      if (facts > NEGLIGIBLE) classes.push({ count, frequency, facts })
    }
  }
  return classes
}

/** The facts of a training split that is there; their true frequencies are taken to be those of the split. */
export function countedClasses(counts: ArrayLike<number>): FactClass[] {
  const all = Array.from(counts)
  const statements = all.reduce((sum, count) => sum + count, 0)
  return merged(all.map((count) => ({ count, frequency: count / statements, facts: 1 })))
}

/** Survival of a group of facts, by generation; undefined where the group has none. */
export interface GroupSurvival {
  readonly group: string
  /** Expected number of facts in the group. */
  readonly facts: number
  readonly survival: readonly number[]
}

/**
 * Mean survival of the facts of each tier, of the rare ones (1 to 3) and of all that train states, as the metrics of
 * facts group them. Groups without facts are left out.
 */
export function survivalByGroup(classes: readonly FactClass[], rates: SurvivalRates): GroupSurvival[] {
  const fresh = rates.perFrequency.some((rate) => rate > 0)
  // Without new human data the count is all that matters, and equal counts are one class.
  const used = fresh ? classes : merged(classes.map((each) => ({ ...each, frequency: 0 })))
  const groups = [
    ...tierNames.map((group, tier) => ({ group, belongs: (count: number) => tierOf(count) === tier })),
    { group: 'rare', belongs: (count: number) => count >= 1 && count <= 3 },
    { group: 'all', belongs: (count: number) => count >= 1 },
  ]
  return groups.flatMap(({ group, belongs }) => {
    const members = used.filter(({ count }) => belongs(count))
    const facts = members.reduce((sum, member) => sum + member.facts, 0)
    if (facts < NEGLIGIBLE) return []
    const survival = rates.perStatement.map(
      (_rate, generation) =>
        members.reduce((sum, { count, frequency, facts: weight }) => {
          return sum + weight * stated(rates, generation, count, frequency)
        }, 0) / facts,
    )
    return [{ group, facts, survival }]
  })
}

function merged(classes: readonly FactClass[]): FactClass[] {
  const found = new Map<string, FactClass>()
  for (const each of classes) {
    const key = `${each.count}/${each.frequency}`
    const before = found.get(key)
    found.set(key, before === undefined ? each : { ...before, facts: before.facts + each.facts })
  }
  return [...found.values()]
}
