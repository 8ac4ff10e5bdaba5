import { describe, expect, it } from 'vitest'
import { theoryCurves } from '../../src/analysis/theory/curves.js'
import { logAxis } from '../../src/report/charts/line-axis.js'
import { figureSpec, panelSpec, renderSvg, reportData, reportFigures } from '../../src/report/index.js'
import { type FakeNumbers, fakeNumbers } from './fake-numbers.js'

const rounded = (svg: string) =>
  `${svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))).replaceAll('><', '>\n<')}\n`

async function figuresOf(options: FakeNumbers) {
  const results = fakeNumbers(options)
  const { curves } = await theoryCurves(results)
  return Object.values(reportFigures(reportData(results, { theory: curves }))).flat()
}

describe('charts of numbers', () => {
  it.each([
    ['normal', 'overview', 3],
    ['states', 'states-by-rarity', 0],
  ] as const)('%s: %s looks as it did, with theory over it', async (world, id, panel) => {
    const figure = (await figuresOf({ world })).find((one) => one.id === id)!
    expect(figure.subtitle).toContain('Dashed: theory')
    const svg = await renderSvg(panelSpec(figure.panels[panel]!, 420, false))
    await expect(rounded(svg)).toMatchFileSnapshot(`__snapshots__/numbers-${id}.svg`)
  })

  it('are drawn without a warning, and name what they show', async () => {
    for (const world of ['normal', 'states'] as const) {
      const figures = await figuresOf({ world })
      for (const figure of figures) expect(await renderSvg(figureSpec(figure))).not.toMatch(/NaN/)
      expect(figures.map(({ title }) => title).join(' ')).not.toMatch(/fact|one seed/)
    }
    const rarity = (await figuresOf({ world: 'states' })).find(({ id }) => id === 'states-by-rarity')!
    expect(rarity.title).toMatch(
      /^Rare states go first: replace keeps \d+% of what it had of states of probability/,
    )
  })

  it('take whole decades for values that span them', () => {
    const axis = logAxis([0.02, 3])
    expect(axis.ticks).toEqual([0.01, 0.1, 1, 10])
    expect(axis.placeOf(1)).toBeCloseTo(2 / 3, 12)
    expect(axis.valueAt(1 / 3)).toBeCloseTo(0.1, 12)
  })
})
