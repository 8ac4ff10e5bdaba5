import { describe, expect, it } from 'vitest'
import { type Search, searchThreshold } from '../../../src/analysis/threshold/search.js'
import type { Rng } from '../../../src/contracts/rng.js'
import { keyedRng } from '../../../src/random/keyed.js'

const RULE = { scale: 'ratio', better: 'higher', keep: 0.9 } as const
const DOSES = 20

interface Synthetic {
  /** What is truly left at a dose. */
  readonly left: (dose: number) => number
  /** Spread between seeds of a value and its control, beside what they share. */
  readonly noise: number
  readonly mostSeeds?: number
}

function normal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.uniform())) * Math.cos(2 * Math.PI * rng.uniform())
}

/** A search over a synthetic response: seed by seed a control around 1 that all doses of the seed share. */
async function run({ left, noise, mostSeeds = 20 }: Synthetic, rng: Rng) {
  const control = Array.from({ length: mostSeeds }, () => 1 + 0.05 * normal(rng))
  const known = new Map<number, number[]>()
  const search = await searchThreshold(
    { doses: DOSES, rule: RULE, confidence: 0.95, firstSeeds: 5, mostSeeds },
    async (dose, seeds) => {
      const values = known.get(dose) ?? []
      known.set(dose, values)
      while (values.length < seeds) values.push(left(dose) * control[values.length]! + noise * normal(rng))
      return { values: [...values], control: control.slice(0, seeds) }
    },
  )
  const used = [...known.values()].reduce((sum, values) => sum + values.length, 0)
  return { search, used }
}

async function repeated(count: number, synthetic: Synthetic, label: string) {
  const all: { search: Search; used: number }[] = []
  for (let at = 0; at < count; at++) all.push(await run(synthetic, keyedRng(label, at)))
  return all
}

/** Four standard errors above a share. */
function most(share: number, count: number): number {
  return share + 4 * Math.sqrt((share * (1 - share)) / count)
}

describe('the search', () => {
  it('brackets the threshold between neighbours where doses are clear, with fewer runs than a grid', async () => {
    // 0.87 is left at 9, 0.91 at 10.
    const { search, used } = await run(
      { left: (dose) => 0.51 + dose * 0.04, noise: 0.001 },
      keyedRng('clear'),
    )
    expect([search.highestLost, search.lowestKept]).toEqual([9, 10])
    expect(used).toBeLessThan(DOSES * 5)
  })

  it('spends more seeds near the boundary alone', async () => {
    const { search } = await run({ left: (dose) => 0.7 + dose * 0.0193, noise: 0.03 }, keyedRng('near'))
    const seedsOf = search.tested.map(({ dose, seeds }) => ({ far: Math.abs(dose - 10.4), seeds }))
    const far = seedsOf.filter((one) => one.far > 6)
    expect(far.every(({ seeds }) => seeds === 5)).toBe(true)
    expect(Math.max(...seedsOf.map(({ seeds }) => seeds))).toBe(20)
  })

  it('says always and never where the range does not hold the threshold', async () => {
    const always = await run({ left: () => 1, noise: 0.001 }, keyedRng('always'))
    expect([always.search.lowestKept, always.search.highestLost]).toEqual([0, undefined])
    const never = await run({ left: () => 0.5, noise: 0.001 }, keyedRng('never'))
    expect([never.search.lowestKept, never.search.highestLost]).toEqual([undefined, DOSES - 1])
    expect(never.search.tested).toHaveLength(1)
  })

  it('goes on both sides of what stays undecided', async () => {
    const synthetic = { left: (dose: number) => (dose < 5 ? 0.5 : dose < 15 ? 0.9 : 1), noise: 0.01 }
    const { search } = await run(synthetic, keyedRng('undecided'))
    expect(search.highestLost).toBe(4)
    expect(search.lowestKept).toBe(15)
  })

  it('decides one seed by its sign, and a dose without values not at all', async () => {
    const one = await run({ left: (dose) => 0.51 + dose * 0.04, noise: 0, mostSeeds: 1 }, keyedRng('one'))
    expect([one.search.highestLost, one.search.lowestKept]).toEqual([9, 10])
    const none = await searchThreshold(
      { doses: 3, rule: RULE, confidence: 0.95, firstSeeds: 2, mostSeeds: 4 },
      async () => ({ values: [], control: [] }),
    )
    expect(none.tested.every(({ decision, seeds }) => decision === 'undecided' && seeds === 2)).toBe(true)
    expect([none.lowestKept, none.highestLost]).toEqual([undefined, undefined])
  })
})

describe('the error of the search', () => {
  const COUNT = 300

  it('stays below half of 5% on either side where the curve is steep', async () => {
    // 0.9 lies between 9 (0.8993) and 10 (0.912).
    const all = await repeated(COUNT, { left: (dose) => 0.785 + dose * 0.0127, noise: 0.03 }, 'steep')
    const tooLow = all.filter(({ search }) => search.lowestKept !== undefined && search.lowestKept <= 9)
    const tooHigh = all.filter(({ search }) => search.highestLost !== undefined && search.highestLost >= 10)
    expect(tooLow.length / COUNT).toBeLessThan(most(0.025, COUNT))
    expect(tooHigh.length / COUNT).toBeLessThan(most(0.025, COUNT))
  })

  it('stays there where every dose lies at the boundary, the worst there is', async () => {
    const all = await repeated(COUNT, { left: () => 0.9, noise: 0.03 }, 'flat')
    const kept = all.filter(({ search }) => search.lowestKept !== undefined)
    const lost = all.filter(({ search }) => search.highestLost !== undefined)
    expect(kept.length / COUNT).toBeLessThan(most(0.025, COUNT))
    expect(lost.length / COUNT).toBeLessThan(most(0.025, COUNT))
  })

  it('takes far fewer runs than a grid', async () => {
    const all = await repeated(100, { left: (dose) => 0.6 + dose * 0.031, noise: 0.02 }, 'cost')
    const used = all.reduce((sum, one) => sum + one.used, 0) / all.length
    expect(used).toBeLessThan((DOSES * 20) / 4)
  })
})
