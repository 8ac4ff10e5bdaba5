import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  finding,
  outcomeDetails,
  outcomeRow,
  replicationFigure,
  workSeconds,
  writeReplication,
} from '../../../src/report/replication/index.js'
import { fakeReplicated } from './fake-replicated.js'

describe('the report of a replication', () => {
  it('has the claim as its title where everything asserted holds, else how much does not', () => {
    expect(finding(fakeReplicated())).toBe('It rises to four')
    expect(finding(fakeReplicated(5))).toBe('1 of 2 targets does not hold: It rises to four')
  })

  it('says simulation, theory and standard error of what fails', () => {
    const [failed] = fakeReplicated(5).outcomes
    // The mean 4, the standard error 0.1 / sqrt(3).
    expect(outcomeDetails(failed!)).toBe(
      'the end: does not hold. measured 4, standard error 0.05774; expected 5. 1 away, 17.32 standard errors of 0.05774; allowed: 0.2409.',
    )
    expect(outcomeRow(failed!)).toEqual([
      'the end',
      '5',
      '4',
      '3.752 to 4.248',
      'does not hold',
      'Somebody 2024 [read]',
    ])
  })

  it('draws the measured lines with their bands, and the target as a dashed mark in its generation', () => {
    const figure = replicationFigure(fakeReplicated())!
    expect(figure.subtitle).toBe(
      'Lines: means over 3 seeds; bands: 95% interval. Dashed: a straight line, of nothing in particular.',
    )
    const [panel] = figure.panels
    const values = (name: string) =>
      panel!.data.find((one) => one['name'] === `replication-0-${name}`)!['values'] as Record<
        string,
        unknown
      >[]
    expect(values('asked')).toEqual([
      expect.objectContaining({ arm: 'replace', generation: 2.64, value: 4 }),
      expect.objectContaining({ arm: 'replace', generation: 3, value: 4 }),
    ])
    expect(
      values('points')
        .filter(({ arm }) => arm === 'replace')
        .map(({ value }) => value),
    ).toEqual([1, 2, 3, 4])
  })

  it('names the variant of a panel that shows no other', () => {
    const { forms, replication, ...rest } = fakeReplicated()
    const drawn = replicationFigure({
      ...rest,
      forms: [...forms, { ...forms[0]!, variant: 'n100' }],
      replication: {
        ...replication,
        figures: [
          { metric: 'm', variants: ['base'] },
          { metric: 'm', variants: ['n100'] },
          { metric: 'm', variants: ['base', 'n100'] },
        ],
      },
    })
    const [base, n100, both] = drawn!.panels.map(({ title }) => title)
    expect(n100).toBe(`${base}, n100`)
    expect(both).toBe(base)
  })

  it('is written as a page, Markdown and pictures, nothing in it unescaped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'replication-'))
    try {
      const page = await readFile(await writeReplication(fakeReplicated(5), folder), 'utf8')
      expect(page).toContain('A title &lt;b&gt;')
      expect(page).not.toContain('A title <b>')
      expect(page).toContain('your-text was not run: needs --text FILE')
      const markdown = await readFile(join(folder, 'report.md'), 'utf8')
      expect(markdown).toContain(
        '| the end | 5 | 4 | 3.752 to 4.248 | does not hold | Somebody 2024 [read] |'.replace(
          '[read]',
          '\\[read\\]',
        ),
      )
      expect(markdown).toContain('](charts/replication.svg)')
      expect(await readFile(join(folder, 'charts', 'replication.svg'), 'utf8')).toMatch(/^<svg/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('counts the work of all its forms', () => {
    expect(workSeconds(fakeReplicated().forms)).toBe(6)
  })
})
