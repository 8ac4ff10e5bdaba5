import { describe, expect, it } from 'vitest'
import { armStyles } from '../../src/report/charts/arm-styles.js'
import { cividis, readableOn } from '../../src/report/charts/cividis.js'
import { FAKE_ARMS } from './fake-results.js'

function channels(colour: string): readonly number[] {
  const numbers = colour.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : colour.match(/\d+/g)!.map(Number)
  return numbers.slice(0, 3)
}

function contrast(a: string, b: string): number {
  const luminance = (colour: string) =>
    channels(colour)
      .map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : Math.exp(2.4 * Math.log((c + 0.055) / 1.055))))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0)
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

describe('colours', () => {
  it("follow Vega's cividis", async () => {
    const { scheme } = await import('vega')
    const reference = scheme('cividis') as unknown as (t: number) => string
    for (let i = 0; i <= 45; i++) {
      const ours = channels(cividis(i / 45))
      const theirs = channels(reference(i / 45))
      // Exact at ninths; between them Vega's curve is not quite linear (largest distance measured: 6 of 255).
      const allowed = i % 5 === 0 ? 0 : 6
      ours.forEach((c, k) => {
        expect(Math.abs(c - theirs[k]!)).toBeLessThanOrEqual(allowed)
      })
    }
  })

  it('print readable numbers on every cell', () => {
    for (let i = 0; i <= 100; i++) {
      expect(contrast(cividis(i / 100), readableOn(cividis(i / 100)))).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('write every label with a contrast of 5:1, and repeat only with another dash', () => {
    const arms = Array.from({ length: 20 }, (_, i) => ({ ...FAKE_ARMS[i === 0 ? 0 : 1]!, name: `arm ${i}` }))
    const styles = armStyles(arms)
    for (const { text } of styles) expect(contrast(text, '#ffffff')).toBeGreaterThanOrEqual(5)
    expect(new Set(styles.map(({ line, dash }) => `${line} ${dash}`)).size).toBe(20)
  })
})
