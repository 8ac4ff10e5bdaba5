import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tokenisations } from '../../../src/text/tokenisations.js'
import { contextOf, measure, onTexts } from '../helpers.js'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('../../../docs/comparing.md')
const documents = (name: string) =>
  (JSON.parse(read(`../fixtures/reference/inputs/${name}.json`)) as { docs: string[] }).docs

const human = documents('pseudo_human_200')
const samples = [human, human.slice(0, 50), documents('pseudo_collapsed_200')]

/** The cells of the page's row that begins with this name. */
const row = (name: string) => page.split('\n').find((line) => line.startsWith(`| \`${name}\``))

describe('the numbers of docs/comparing.md', () => {
  it.each(['types', 'distinct_n.pooled.n2', 'ngram_entropy.plugin.n1'])('are those of %s', async (id) => {
    const [one, two] = await Promise.all(samples.slice(0, 2).map((texts) => onTexts(id, texts)))
    expect(row(id)).toContain(`| ${shown(id, one.value)} | ${shown(id, two.value)} |`)
  })

  it.each(['types@1000', 'distinct_n.pooled.n2@1000', 'ngram_entropy.plugin.n1@1000'])(
    'are those of %s',
    async (id) => {
      const cells: string[] = []
      for (const texts of samples) {
        const { value, low, high } = await onTexts(id, texts)
        const ends = [low, high].map((end) => shown(id, end).replace('%', ''))
        cells.push(`${shown(id, value).replace(' bits', '')} (${ends.join(' to ').replaceAll(' bits', '')})`)
      }
      expect(row(id)).toBe(`| \`${id}\` | ${cells.join(' | ')} |`)
    },
  )

  it('are those of equal coverage', async () => {
    expect(await onTexts('types@c80', samples[0])).toMatchObject({ note: 'at 2971 tokens' })
    expect(await onTexts('types@c80', samples[2])).toMatchObject({ note: 'at 232 tokens' })
    expect((await onTexts('types@c80', samples[1])).undefinedReason).toContain('its 2437 cover 77.8%')
  })

  it.each(['whitespace', 'characters'] as const)('are those of %s', async (name) => {
    const context = contextOf({ probe: human, probeOptions: { tokenisation: tokenisations[name] } })
    const tokens = (await measure('tokens', context)).value?.toLocaleString('en-US')
    const types = Math.round((await measure('types@1000', context)).value as number)
    expect(row(name)).toContain(`| ${tokens} | ${types} |`)
  })
})

function shown(id: string, value = Number.NaN): string {
  if (id.startsWith('distinct')) return `${(100 * value).toFixed(1)}%`
  if (id.startsWith('ngram')) return `${value.toFixed(2)} bits`
  return Math.round(value).toLocaleString('en-US')
}
