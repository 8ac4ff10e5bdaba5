import { describe, expect, it } from 'vitest'
import type { ResultRow } from '../../src/contracts/results.js'
import { figureSpec, panelSpec, renderSvg, reportData, reportFigures } from '../../src/report/index.js'
import { FAKE_ARMS, type FakeOptions, fakeResults } from './fake-results.js'

const small: FakeOptions = { arms: FAKE_ARMS.slice(0, 3), seeds: 3, generations: 3 }
const figuresOf = (options: FakeOptions) =>
  Object.values(reportFigures(reportData(fakeResults(options)))).flat()
/** Whole pixels: a last digit may differ between machines, a picture must not. */
const rounded = (svg: string) =>
  `${svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))).replaceAll('><', '>\n<')}\n`

describe('charts', () => {
  it.each([
    'differences',
    'overview',
    'facts-by-rarity',
    'heatmap',
    'human-share',
    'more-measures',
    'fact-survival',
    'early-warning',
    'loss-histograms',
  ])('%s looks as it did', async (id) => {
    const figure = figuresOf(small).find((one) => one.id === id)!
    // One panel is enough to see a change of the drawing; the whole is drawn by the other tests.
    const svg = await renderSvg(panelSpec(figure.panels[0]!, 420, false))
    await expect(rounded(svg)).toMatchFileSnapshot(`__snapshots__/${id}.svg`)
  })

  it('dose-response looks as it did', async () => {
    const alone = { ...FAKE_ARMS[4]!, name: '10% alone', strategy: 'human-subset', humanOnly: true }
    const [figure] = figuresOf({ ...small, arms: [FAKE_ARMS[0]!, ...FAKE_ARMS.slice(4), alone] }).filter(
      ({ id }) => id === 'dose-response',
    )
    expect(figure!.title).toMatch(/^Rare-fact coverage by the amount of human data: .* with 50% human$/)
    expect(figure!.subtitle).toContain('Open circles: as many human documents alone.')
    const svg = await renderSvg(panelSpec(figure!.panels[0]!, 420, false))
    await expect(rounded(svg)).toMatchFileSnapshot('__snapshots__/dose-response.svg')
  })

  const odd: Record<string, FakeOptions> = {
    'one seed': { seeds: 1 },
    'two seeds, wide intervals': { seeds: 2 },
    'one generation': { generations: 0 },
    'no facts': { facts: false },
    'no control': { arms: FAKE_ARMS.slice(1) },
    'one arm': { arms: FAKE_ARMS.slice(0, 1) },
    'twenty arms': {
      seeds: 2,
      arms: Array.from({ length: 20 }, (_, i) => ({ ...FAKE_ARMS[1]!, name: `arm number ${i}` })),
    },
    'all values equal': { edit: (row: ResultRow) => ({ ...row, value: 0.5 }) },
    'all values zero': { edit: (row: ResultRow) => ({ ...row, value: 0 }) },
    'all values undefined': {
      edit: (row: ResultRow) => ({ ...row, value: undefined, undefinedReason: 'too few tokens' }),
    },
    'all values infinite': { edit: (row: ResultRow) => ({ ...row, value: Number.POSITIVE_INFINITY }) },
    'generations missing': {
      edit: (row: ResultRow) =>
        row.arm === 'replace' && [2, 3, 9, 10].includes(row.generation) ? undefined : row,
    },
    'some undefined, some infinite': {
      edit: (row: ResultRow) => {
        if (row.arm === 'replace' && row.generation > 5) return { ...row, value: Number.POSITIVE_INFINITY }
        return row.generation === 4 ? { ...row, value: undefined, undefinedReason: 'too short' } : row
      },
    },
    'hostile names': {
      arms: FAKE_ARMS.map((arm, i) => ({
        ...arm,
        name: ['</script><script>alert(1)</script>', '=cmd()', 'a\u202eb', "' + x", '', '\u0000\u0007'][i]!,
      })),
    },
  }
  it.each(Object.entries(odd))('are drawn for %s, without a warning or NaN', async (_, options) => {
    const { generations: last = 10 } = options
    for (const figure of figuresOf({ generations: last, ...options })) {
      const svg = await renderSvg(figureSpec(figure))
      expect(svg).toMatch(/^<svg/)
      expect(svg).not.toMatch(/NaN|<script/)
      expect(Number(/width="(\d+)/.exec(svg)![1])).toBeGreaterThan(300)
      for (const text of [figure.title, figure.subtitle]) expect(text).not.toMatch(/NaN|undefined%|null/)
    }
  })

  const titleOf = (id: string, options: FakeOptions) =>
    figuresOf({ ...small, ...options }).find((figure) => figure.id === id)!.title
  const coverage = (value: (row: ResultRow) => number) => (row: ResultRow) =>
    row.metric === 'facts.coverage' && row.generation > 0 ? { ...row, value: value(row) } : row

  it('claim nothing from one seed', () => {
    for (const id of ['differences', 'overview', 'facts-by-rarity', 'heatmap', 'more-measures'])
      expect(titleOf(id, { seeds: 1 }), id).toMatch(/\(one seed, no interval\)$/)
    expect(titleOf('differences', { seeds: 1 })).toMatch(/^0 of 2 strategies differ clearly/)
    expect(titleOf('facts-by-rarity', { seeds: 1 })).toMatch(/^Replace keeps \d+% of what it knew/)
  })

  it('name the generations compared where a run failed', () => {
    const edit = (row: ResultRow) => (row.arm === 'replace' && row.generation > 2 ? undefined : row)
    expect(titleOf('differences', { edit })).toMatch(/at generations 2 to 3$/)
    expect(titleOf('heatmap', { edit: (row) => edit({ ...row, value: 0.3 }) })).toMatch(
      /^No strategy loses half .* in 2 to 3 generations$/,
    )
  })

  it('say that rare facts go first only where the paired interval says so', () => {
    expect(titleOf('facts-by-rarity', {})).toMatch(/^Rare facts go first: replace keeps \d+%/)
    // The same means, seeds that contradict each other.
    const unsure = coverage(({ group, seed }) => (group === '1' ? [0.68, 0.02, 0.5][seed - 1]! : 0.9))
    expect(titleOf('facts-by-rarity', { edit: unsure })).toMatch(
      /^(Control|Replace|Accumulate) keeps \d+% of .* after 3 generations$/,
    )
  })

  it('say that rare facts are kept, or fare alike, only where the intervals say so', () => {
    const constant = (later: (seed: number) => number) => (row: ResultRow) =>
      row.metric === 'facts.coverage' ? { ...row, value: row.generation === 0 ? 0.8 : later(row.seed) } : row
    const title = (later: (seed: number) => number) => titleOf('facts-by-rarity', { edit: constant(later) })
    expect(title(() => 0.8)).toBe('No strategy loses more than 5% of its rarest facts after 3 generations')
    expect(title((seed) => 0.8 + (seed - 2) * 0.2)).not.toMatch(/^No strategy loses/)
    expect(title(() => 0.4)).toMatch(/^Rare and common facts fare alike: control keeps 50%/)
  })

  it('keep the colour of an arm in every panel', () => {
    const colours = new Map<unknown, Set<unknown>>()
    for (const panel of figuresOf(small).flatMap((figure) => figure.panels)) {
      for (const row of panel.data.flatMap((one) => one['values'] as Record<string, unknown>[])) {
        if (!('low' in row)) continue
        colours.set(row['arm'], (colours.get(row['arm']) ?? new Set()).add(row['colour']))
      }
    }
    expect(colours.size).toBe(3)
    for (const seen of colours.values()) expect(seen.size).toBe(1)
  })

  it('say in a note what they cannot draw', () => {
    const options = odd['some undefined, some infinite']!
    const notes = figuresOf(options).flatMap((figure) => figure.panels.flatMap((panel) => panel.notes))
    expect(notes.some((note) => /^replace: infinite in/.test(note))).toBe(true)
    expect(notes.some((note) => /undefined in generation 4 \(too short\)/.test(note))).toBe(true)
  })

  it('refuse a specification that Vega warns about', async () => {
    const x = { field: 'a', type: 'quantitative' }
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: 'bar',
      encoding: { x, shape: { field: 'a', type: 'nominal' } },
    }
    await expect(renderSvg(spec)).rejects.toThrow(/could not be drawn/)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'refuse %d in their data, which Vega draws at zero',
    async (bad) => {
      const at = (field: string) => ({ field, type: 'quantitative' })
      const values = [
        { a: 0, b: 1 },
        { a: 1, b: bad },
      ]
      const spec = { data: { values }, mark: 'line', encoding: { x: at('a'), y: at('b') } }
      await expect(renderSvg(spec)).rejects.toThrow(/not a number: chart\.data\.values\.1\.b/)
    },
  )
})
