import { describe, expect, it } from 'vitest'
import type { ThresholdResult } from '../../../src/analysis/threshold/index.js'
import { figureSpec } from '../../../src/report/charts/compose.js'
import { renderSvg } from '../../../src/report/render/render-svg.js'
import { doseAxis } from '../../../src/report/threshold/dose-axis.js'
import { thresholdFigure, thresholdMarkdown } from '../../../src/report/threshold/index.js'
import { thresholdHtml } from '../../../src/report/threshold/threshold-html.js'
import { thresholdName } from '../../../src/report/threshold/write-threshold.js'
import { fakeThreshold } from './fake-threshold.js'

describe('the report of a search', () => {
  it('draws doses, fit, human data alone, theory and the interval, the same every time', async () => {
    // Warnings of Vega and NaN in a path are errors of renderSvg.
    expect(await renderSvg(figureSpec(thresholdFigure(fakeThreshold())))).toMatchSnapshot()
  })

  it.each([
    [
      'one dose that never keeps it',
      { status: 'never', choice: [0.1], highestLost: 0.1, lowestKept: undefined },
    ],
    ['nothing decided', { status: 'undecided', highestLost: undefined, lowestKept: undefined }],
    ['counts', { by: 'count', choice: [0, 10, 500, 2000], highestLost: 10, lowestKept: 500 }],
    ['a metric that is better low, and no theory', { better: 'lower', theory: { notCovered: 'nothing' } }],
  ] as readonly [string, Partial<ThresholdResult>][])('draws %s', async (_name, fields) => {
    const result = fakeThreshold({
      ...fields,
      doses: fakeThreshold().doses.slice(0, fields.choice?.length === 1 ? 1 : 4),
    })
    expect(await renderSvg(figureSpec(thresholdFigure(result)))).toContain('<svg')
  })

  it('opens with the finding, and escapes what the file says', async () => {
    const result = fakeThreshold({ experiment: 'a<b>' })
    const figure = thresholdFigure(result)
    const page = await thresholdHtml(result, figure, new Map())
    expect(page).toContain(
      '<h1>20% human data keeps facts covered (rare) at 60% of the control or more at generation 10 (95% confidence)</h1>',
    )
    expect(page).not.toContain('<b>')
    const markdown = thresholdMarkdown(result, figure)
    expect(markdown).toContain('- Interval of the threshold (95%): above 10% and not above 20%.')
    expect(markdown).toContain('75 runs (10 of them found in the store); a full grid')
    expect(markdown).toContain('charts/dose-response.svg')
    expect(thresholdMarkdown(result)).not.toContain('charts/')
  })

  it('names its folder by the question', () => {
    expect(thresholdName(fakeThreshold())).toBe('study-facts.coverage-rare-60-generation-10-share-redraw')
  })

  it('gives small amounts room where they lie close together', () => {
    const even = { by: 'share', choice: [0.1, 0.2, 0.3] } as const
    expect(doseAxis(fakeThreshold())).toMatchObject({ domain: [0, 1], root: true })
    expect(doseAxis(even)).toMatchObject({ domain: [0.1, 0.3], root: false })
  })
})
