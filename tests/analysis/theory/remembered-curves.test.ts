import { expect, it } from 'vitest'
import { theoryCurves } from '../../../src/analysis/theory/curves.js'
import { rememberedCurves } from '../../../src/analysis/theory/remembered-curves.js'
import { fakeNumbers } from '../../report/fake-numbers.js'

it('gives the same curves while only what was measured differs, and new ones with another arm', async () => {
  const curves = rememberedCurves()
  const results = fakeNumbers()
  const first = await curves(results)
  expect(first).toEqual(await theoryCurves(results))
  expect(first.curves.length).toBeGreaterThan(0)
  expect(await curves({ ...results, rows: [] })).toBe(first)
  const fewer = await curves({ ...results, arms: results.arms.slice(0, 1) })
  expect(new Set(fewer.curves.map(({ arm }) => arm)).size).toBeLessThan(
    new Set(first.curves.map(({ arm }) => arm)).size,
  )
})
