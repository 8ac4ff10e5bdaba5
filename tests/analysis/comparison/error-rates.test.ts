import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pairedDifference } from '../../../src/analysis/index.js'
import { hedgesG } from '../../../src/analysis/paired/hedges-g.js'
import { signFlip } from '../../../src/analysis/paired/sign-flip.js'
import { holm } from '../../../src/numerics/holm.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fourErrors, normalSamples } from '../paired/normal-samples.js'

const against = (sample: readonly number[]) => {
  const zero = new Map(sample.map((_, seed) => [seed, 0]))
  return pairedDifference(new Map(sample.entries()), zero, 0.95)
}

it('the paired t test rejects, and its interval misses, as often as they say', () => {
  const count = 3000
  let [rejected, missed] = [0, 0]
  for (const sample of normalSamples(count, 5, 't null')) {
    const { p, low, high } = against(sample)
    if (p! < 0.05) rejected++
    if (low! > 0 || high! < 0) missed++
  }
  expect(missed).toBe(rejected)
  expect(Math.abs(rejected / count - 0.05)).toBeLessThan(fourErrors(0.05, count))
})

it('after Holm at most one table in twenty has a false finding, whether its rows depend on each other or not', () => {
  const count = 1000
  const tables = { apart: 0, alike: 0 }
  const alone = [...normalSamples(count * 6, 5, 'holm')]
  const shared = [...normalSamples(count, 5, 'holm shared')]
  for (let table = 0; table < count; table++) {
    const rows = alone.slice(table * 6, table * 6 + 6)
    const mixed = rows.map((row) => row.map((value, seed) => value + 2 * shared[table][seed]))
    const found = (samples: readonly (readonly number[])[]) =>
      holm(samples.map((sample) => against(sample).p!)).some((p) => p < 0.05)
    if (found(rows)) tables.apart++
    if (found(mixed)) tables.alike++
  }
  expect(tables.apart / count).toBeLessThan(0.05 + fourErrors(0.05, count))
  expect(tables.alike / count).toBeLessThan(0.05 + fourErrors(0.05, count))
  // Uncorrected, six tests would find something in a quarter of the tables: 1 - 0.95^6.
  expect(tables.apart / count).toBeGreaterThan(0.05 - fourErrors(0.05, count))
})

it('signs and units change no test: p of -d and of 3 d is that of d, and g turns its sign', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(values, (differences) => {
      const turned = differences.map((one) => -one)
      const tripled = differences.map((one) => 3 * one)
      const p = (of: readonly number[]) => signFlip(of, keyedRng(1))?.p
      expect(p(turned)).toBe(p(differences))
      expect(p(tripled)).toBe(p(differences))
      const [g, opposite] = [differences, turned].map((of) => hedgesG(of, 0.95))
      if (g === undefined) expect(opposite).toBeUndefined()
      else {
        expect(opposite!.g).toBeCloseTo(-g.g, 10)
        expect(opposite!.low).toBeCloseTo(-g.high, 5)
      }
    }),
    { numRuns: 60, seed: 1 },
  )
})
