import { expect, test } from 'vitest'
import { DISPLAY } from '../../../src/report/notebook/displayed.js'
import { showChart } from '../../../src/report/notebook/show-chart.js'

const spec = {
  title: { text: ['One point', 'in the middle'] },
  width: 100,
  height: 50,
  data: { values: [{ x: 1, y: 2 }] },
  mark: 'point',
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
}

test('is a PNG under the symbol that Deno asks for, with its title for those who do not see it', async () => {
  const media = (await showChart(spec))[DISPLAY]()
  expect(DISPLAY).toBe(Symbol.for('Jupyter.display'))
  expect(media['text/plain']).toBe('One point in the middle')
  const png = Buffer.from(media['image/png']!, 'base64')
  // PNG 1.2, sections 3.1 and 4.1.1: the signature, then the header with width and height.
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
  // Twice the size, and room for axes and the padding of our look.
  expect(png.readUInt32BE(16)).toBeGreaterThan(2 * 100)
  expect(png.readUInt32BE(20)).toBeGreaterThan(2 * 50)
})

test('lets the specification overrule the look', async () => {
  const heightOf = async (one: typeof spec & { config?: { padding: number } }) =>
    Buffer.from((await showChart(one))[DISPLAY]()['image/png']!, 'base64').readUInt32BE(20)
  // Padding 12 above and below by default (theme.ts), 30 here: 36 more, at twice the size.
  expect((await heightOf({ ...spec, config: { padding: 30 } })) - (await heightOf(spec))).toBe(72)
})

test('refuses data that hold no number', async () => {
  const broken = { ...spec, data: { values: [{ x: Number.NaN, y: 2 }] } }
  await expect(showChart(broken)).rejects.toThrow('chart.data.values.0.x is NaN')
})
