import { describe, expect, it } from 'vitest'
import type { AnswerOptions } from '../../../src/analysis/answers/index.js'
import { verdictText } from '../../../src/cli/verdict/verdict-text.js'
import type { Results } from '../../../src/contracts/results.js'
import { reportData } from '../../../src/report/report-data.js'
import { expectation } from '../../analysis/expectations/helpers.js'
import { fakeNumbers } from '../../report/fake-numbers.js'
import { fakeResults } from '../../report/fake-results.js'

interface Asked extends AnswerOptions {
  readonly arms?: readonly string[]
  readonly details?: boolean
  readonly width?: number
}

const textOf = (results: Results, { arms, details = false, width = 100, ...options }: Asked = {}) =>
  verdictText(reportData(results, options), { arms, details, width })
/** Lines break anywhere between words. */
const flat = (text: string) => text.replace(/\s+/g, ' ')
const results = fakeResults()
const data = reportData(results)

describe('verdictText', () => {
  it('says which claims of the experiment file hold', () => {
    const metric = 'facts.coverage/rare'
    const expectations = [
      expectation({ name: 'Half keeps more', arm: '50% human', metric, above: 'replace' }),
      expectation({ name: 'Replace keeps all', arm: 'replace', metric, above: 0.9 }),
    ]
    const text = flat(textOf({ ...results, expectations }))
    expect(text).toMatch(/WHAT THE EXPERIMENT FILE SAYS - holds: Half keeps more: \+\d+\.\d pt/)
    expect(text).toContain('- does not hold: Replace keeps all:')
    expect(text).toContain('(expected above 0.9; it lies on the other side)')
    expect(textOf(results)).not.toContain('WHAT THE EXPERIMENT FILE SAYS')
  })

  it('begins with the finding in words, then every strategy side by side', () => {
    const text = textOf(results)
    expect(text).toMatch(/^After 10 generations replace keeps \d+% of the control’s rare-fact coverage, /)
    expect(flat(text)).toContain(
      'quickstart: 10 generations, 5 seeds. Every strategy is compared with the control, seed by seed;',
    )
    expect(text).toMatch(/^replace +collapsed +5 +late +7 +rare-fact coverage +1 +0$/m)
    expect(text).toMatch(
      /^- replace: collapsed \(lost at least half of what the reference says\)\. Rare-fact/m,
    )
    expect(text).toMatch(/^replace +yes +yes +no +yes +– +– +yes +yes$/m)
    expect(flat(text)).toContain(
      '7 Disappearance of real tail data: coverage of the tail lower by more than 5% of',
    )
    expect(text).toMatch(/^replace +3\.73/m)
    expect(flat(text)).toContain('Fewer human data and contamination are not told apart')
  })

  it.each([60, 80, 100])('has no line wider than %i', (width) => {
    for (const details of [false, true]) {
      const longest = Math.max(
        ...verdictText(data, { arms: undefined, details, width })
          .split('\n')
          .map((line) => [...line].length),
      )
      expect(longest).toBeLessThanOrEqual(width)
    }
  })

  it('tells of some arms alone, with the numbers behind every answer', () => {
    const text = textOf(results, { arms: ['replace'], details: true })
    expect(text).not.toMatch(/^accumulate/m)
    expect(text).toContain('EVIDENCE FOR EACH DEFINITION')
    expect(text).toContain('TRENDS WITH RATE AND HALF-LIFE')
    expect(text).toContain('HALF-LIVES OF FACTS')
    // No arm trains on as many human documents alone.
    expect(text).not.toMatch(/contamination {2}/)
    // The finding is over all arms.
    expect(text.split('\n')[0]).toContain('accumulate')
  })

  it('prints the thresholds that it was given', () => {
    const text = flat(textOf(results, { thresholds: { tolerance: 0.1, catastrophe: 0.5, confidence: 0.9 } }))
    expect(text).toContain('Held: within 10% of the reference')
    expect(text).toContain('higher by more than 50% of')
    expect(text).toContain('intervals are 90%.')
    expect(text).toContain('Yes: the whole 90% interval')
  })

  it('says that one seed decides nothing', () => {
    const text = textOf(fakeResults({ seeds: 1 }))
    expect(flat(text)).toContain('One seed has no interval')
    expect(text).toMatch(/^replace +undecided +1 +undecided +– +one seed/m)
    expect(text).toMatch(/^replace +\? +\? +\? +\? +– +– +\? +\?$/m)
  })

  it('names failed runs, and where an arm was compared instead', () => {
    const edit = (row: (typeof results.rows)[number]) =>
      row.arm === 'replace' && row.generation > 4 ? undefined : row
    const failures = [{ arm: 'replace', seed: 1, generation: 5, message: 'out of memory' }]
    const text = textOf({ ...fakeResults({ edit }), failures })
    expect(flat(text)).toContain(
      'Failed: replace, seed 1, at generation 5: out of memory. Its earlier generations count.',
    )
    expect(text).toMatch(/^replace +\w+ at +5/m)
  })

  it('speaks of numbers, and of too few generations for a trend', () => {
    const text = textOf(fakeNumbers())
    expect(flat(text)).toContain('come from the chains')
    expect(text).not.toContain('NaN')
    const short = textOf(fakeResults({ generations: 2 }))
    expect(short).toContain('A trend needs 5 generations.')
  })
})
