import { expect, test } from 'vitest'
import { measurementFigure } from '../../../src/report/charts/measurement-figures.js'
import { figureSpec, panelSpec, renderSvg } from '../../../src/report/index.js'
import { fakeMeasurement } from './fake-measurement.js'

const rounded = (svg: string) =>
  `${svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))).replaceAll('><', '>\n<')}\n`

test('the forest chart looks as it did', async () => {
  const figure = measurementFigure(fakeMeasurement())!
  expect(figure.panels.map(({ title }) => title)).toEqual(['model a', 'model b'])
  expect(figure.title).toBe(
    '4 comparisons clearly worse than human, 0 clearly better, 2 without a clear difference',
  )
  const svg = await renderSvg(panelSpec(figure.panels[0]!, 533, false))
  await expect(rounded(svg)).toMatchFileSnapshot('../__snapshots__/forest.svg')
})

test('many groups have a panel a measure', async () => {
  const groups = Array.from({ length: 8 }, (_, index) => `generation ${index}`)
  const measurement = fakeMeasurement(groups)
  const positive = {
    ...measurement,
    differences: measurement.differences.filter(({ ratio }) => ratio === undefined || ratio > 0),
  }
  const figure = measurementFigure(positive)!
  expect(figure.panels.map(({ title }) => title)).toEqual([
    'Vocabulary used',
    'Repeated 4-grams in a document',
    'Entropy of 1-grams',
  ])
  expect(await renderSvg(figureSpec(figure))).toMatch(/^<svg/)
})

test('hostile names are drawn inert', async () => {
  const figure = measurementFigure(fakeMeasurement(['\u202eh', '</text><script>alert(1)</script>\u0000']))!
  const svg = await renderSvg(figureSpec(figure))
  expect(svg).not.toMatch(/<script|\u202e|\u0000/)
})

test('one group alone has nothing to be drawn against', () => {
  const { reference: _, ...alone } = fakeMeasurement(['data'])
  expect(measurementFigure(alone)).toBeUndefined()
})
