import { type Decision, decide, decideBySign } from './decide.js'
import { contrasts, type KeepRule, type Pairs } from './keep-rule.js'
import { looks } from './looks.js'

/** Does what is needed to see a dose at the first `seeds` seeds. Some pairs may be missing; none is a dose that failed. */
export type Observe = (dose: number, seeds: number) => Promise<Pairs>

export interface SearchOptions {
  /** How many doses there are; they are named 0 .. doses - 1, from the smallest on. */
  readonly doses: number
  readonly rule: KeepRule
  readonly confidence: number
  /** Seeds of the first look at a dose, and the most that it may get. */
  readonly firstSeeds: number
  readonly mostSeeds: number
}

export interface TestedDose {
  readonly dose: number
  readonly decision: Decision
  readonly seeds: number
  readonly pairs: Pairs
}

export interface Search {
  /** By dose, the smallest first. */
  readonly tested: readonly TestedDose[]
  /** The smallest dose shown to keep the metric; undefined: none was. */
  readonly lowestKept: number | undefined
  /** The largest dose shown not to; undefined: none was. */
  readonly highestLost: number | undefined
}

/**
 * Brackets the smallest dose that keeps a metric, by bisection over doses ordered from the smallest on. A dose gets more
 * seeds only as long as it is undecided. Undecided doses are passed on both sides: once upwards for the smallest dose that
 * surely keeps the metric, once downwards for the largest that surely does not.
 *
 * Where more never keeps less, the threshold lies above `highestLost` and not above `lowestKept` with the confidence asked
 * for: each side may err in half of 1 - confidence, shared equally among the doses that a bisection can meet and by
 * `looks` among the looks at a dose (Bonferroni, so that it holds whatever doses have in common). One seed decides by
 * its sign, and there is no confidence.
 */
export async function searchThreshold(
  options: SearchOptions,
  observe: Observe,
  looked: (tested: TestedDose) => void = () => {},
): Promise<Search> {
  const { doses, rule, confidence, firstSeeds, mostSeeds } = options
  const error = (1 - confidence) / 2 / testsOfBisection(doses)
  const known = new Map<number, TestedDose>()
  const test = async (dose: number): Promise<Decision> => {
    const found = known.get(dose) ?? (await testDose(dose))
    known.set(dose, found)
    return found.decision
  }
  const testDose = async (dose: number): Promise<TestedDose> => {
    let last: TestedDose = { dose, decision: 'undecided', seeds: 0, pairs: { values: [], control: [] } }
    for (const { seeds, share } of looks(firstSeeds, mostSeeds)) {
      const pairs = await observe(dose, seeds)
      const sides = contrasts(pairs, rule)
      const decision = mostSeeds === 1 ? decideBySign(sides) : decide(sides, error * share)
      last = { dose, decision, seeds, pairs }
      looked(last)
      // Where none of the first seeds has a value, others would have none either.
      if (decision !== 'undecided' || pairs.values.length === 0) break
    }
    return last
  }
  const lowestKept = await smallest(doses, async (dose) => (await test(dose)) === 'kept')
  const above = await smallest(doses, async (dose) => (await test(dose)) !== 'not kept')
  const highestLost = (above ?? doses) - 1
  return {
    tested: [...known.values()].sort((a, b) => a.dose - b.dose),
    lowestKept,
    highestLost: highestLost < 0 ? undefined : highestLost,
  }
}

/** Doses that one bisection tests at most: the largest, and one for each halving. */
export function testsOfBisection(doses: number): number {
  return 1 + Math.ceil(Math.log2(doses))
}

/** The smallest dose for which something holds that holds for all larger ones; undefined: not for the largest. */
async function smallest(
  doses: number,
  holds: (dose: number) => Promise<boolean>,
): Promise<number | undefined> {
  if (!(await holds(doses - 1))) return undefined
  let [low, high] = [-1, doses - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (await holds(middle)) high = middle
    else low = middle
  }
  return high
}
