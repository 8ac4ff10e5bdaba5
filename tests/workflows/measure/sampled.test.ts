import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { textTable } from '../../../src/cli/table.js'
import { keyedRng } from '../../../src/random/keyed.js'
import {
  measurementCsv,
  measurementHtml,
  measurementMarkdown,
  measurementText,
} from '../../../src/report/measure/index.js'
import { measureDataset, saveSketches } from '../../../src/workflows/measure/measure.js'
import type { MeasureOptions } from '../../../src/workflows/measure/measure-options.js'
import { temporaryFolder } from '../../helpers/folder.js'

const folder = temporaryFolder()
const metrics = ['types', 'length.tokens_per_document']
const at = (name: string) => join(folder, name)
const measure = (files: string[], options: MeasureOptions = {}) =>
  measureDataset(files, { baseDirectory: folder, metrics, ...options })
const save = (files: string[], name: string, options: MeasureOptions = {}) =>
  saveSketches(files, at(name), { baseDirectory: folder, ...options })

/** Documents of 20 to 39 words; every tenth begins with the same phrase. */
function texts(count: number, label: string): string[] {
  const rng = keyedRng(1, label)
  return Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: 20 + rng.integer(20) }, () => `w${rng.integer(500)}`)
    return [...(index % 10 === 0 ? ['it', 'is', 'said', 'that'] : []), ...words].join(' ')
  })
}

function write(name: string, lines: readonly string[]): string {
  writeFileSync(at(name), `${lines.join('\n')}\n`)
  return name
}

const first = write('part-1.txt', texts(300, 'one'))
const second = write('part-2.txt', texts(200, 'two'))
const small = write('small.txt', texts(40, 'small'))
const all = { group: 'web', budget: 4000 }

describe('a group that does not fit', () => {
  test('is measured on a random sample; the whole corpus is counted', async () => {
    const measured = await measure([first, small], { budget: 4000 })
    const [big, whole] = measured.groups
    expect(big.documents).toBe(300)
    expect(big.sample?.tokens).toBeLessThanOrEqual(4000 - whole.tokens)
    expect(big.sample?.tokens).toBeGreaterThan(4000 - whole.tokens - 45)
    expect(whole.sample).toBeUndefined()
    const corpus = measured.wholeCorpus?.[0]
    expect([corpus?.documents, corpus?.tokens]).toEqual([300, big.tokens])
    expect(corpus?.grams?.[0].distinct).toEqual({ value: 504, standardError: 0 })
    expect(corpus?.phrases?.most[0]).toEqual({ text: 'it is said that', count: 30 })
    expect(measured.findings[0]).toMatchObject({ kind: 'sample', weight: 'caution' })
  })

  test('alone is measured at a stated number of tokens', async () => {
    const measured = await measure([first], { budget: 4000 })
    // 80% of a little less than 4000, in two digits.
    expect(measured.matchedTokens).toBe(3100)
    expect(measured.metrics.find(({ id }) => id === 'types')?.tokens).toBe(3100)
  })

  test('every output says so', async () => {
    const measured = await measure([first], { budget: 4000 })
    const note = `from a random sample of ${measured.groups[0].sample?.documents} of 300 documents`
    expect(measurementText(measured, 200, textTable)).toContain(note)
    expect(measurementText(measured, 200, textTable)).toContain('The whole corpus')
    expect(measurementMarkdown(measured)).toContain(note)
    expect(measurementMarkdown(measured)).toContain('## The whole corpus')
    expect(await measurementHtml(measured)).toContain(note)
    const [header, row] = measurementCsv(measured).split('\n')
    expect(header).toMatch(/,p,sample_documents,sample_tokens,sample_note$/)
    expect(row).toContain(note)
  })

  test('where everything fits nothing is added', async () => {
    const measured = await measure([first])
    expect([measured.wholeCorpus, measured.groups[0].sample]).toEqual([undefined, undefined])
    expect(measurementCsv(measured)).not.toContain('sample_')
  })

  test('a document larger than the budget does not end the sample', async () => {
    const huge = Array.from({ length: 5000 }, (_, index) => `h${index}`).join(' ')
    const file = write('huge.txt', [huge, ...texts(300, 'rest')])
    const { groups, findings } = await measure([file], { budget: 4000 })
    expect(groups[0].documents).toBe(301)
    expect(groups[0].sample?.documents).toBeGreaterThan(100)
    // 1% of the budget; some others are longer than 40 tokens as well.
    expect(findings[0].detail).toMatch(/Documents of more than 40 tokens \(\d+\) are taken last/)
    await expect(measure([write('one-huge.txt', [huge])], { budget: 4000 })).rejects.toThrow(
      'one-huge needs 10 documents, has 0 in its random sample',
    )
    const beside = await measure(['one-huge.txt', small], { budget: 4000 })
    expect(beside.groups[0].tooFew).toBe('needs 10 documents, has 0 in its random sample')
  })

  test('is refused where tokens are not those that samples are counted by', async () => {
    await expect(measure([first], { budget: 4000, tokenisation: 'characters' })).rejects.toThrow(
      '--tokenisation characters: there are more than 4000 tokens, and random samples are counted by white space',
    )
    const words = await measure([first], { tokenisation: 'words' })
    expect(words.groups[0].sample).toBeUndefined()
  })

  test('pairs stay together in a sample', async () => {
    const original = texts(300, 'people')
    const sampled = original.map((text, index) => `${text} ${texts(1, `m${index}`)[0]}`)
    writeFileSync(at('pairs.json'), JSON.stringify({ original, sampled }))
    const { groups } = await measure(['pairs.json'], { budget: 8000 })
    expect(groups[0].sample?.documents).toBe(groups[1].sample?.documents)
    expect(groups[0].sample?.documents).toBeGreaterThan(50)
  })
})

describe('sketches of parts', () => {
  test('joined give what reading all at once gives', async () => {
    await save([first], '1.sketch', all)
    await save([second], '2.sketch', all)
    const joined = await measure(['1.sketch', '2.sketch'])
    const { files, ...atOnce } = await measure([first, second], all)
    expect(joined).toEqual({ ...atOnce, files })
    expect(joined.groups[0].documents).toBe(500)
  })

  test('give the same where everything fits, and next to data', async () => {
    await save([first], 'fits.sketch', { group: 'web' })
    expect(await measure(['fits.sketch'])).toEqual(await measure([first], { group: 'web' }))
    expect(await measure(['fits.sketch', second], { group: 'web' })).toEqual(
      await measure([first, second], { group: 'web' }),
    )
  })

  test('the same data gives the same bytes', async () => {
    await save([first], 'a.sketch', all)
    await save([first], 'b.sketch', all)
    expect(readFileSync(at('a.sketch')).equals(readFileSync(at('b.sketch')))).toBe(true)
  })

  test('what does not fit together is refused', async () => {
    await save([first], '1.sketch', all)
    await save([second], 'other.sketch', { ...all, budget: 5000 })
    await expect(measure(['1.sketch', 'other.sketch'])).rejects.toThrow(
      /other\.sketch: sketches with a budget of "5000", expected "4000"/,
    )
    await expect(measure(['1.sketch'], { by: 'model' })).rejects.toThrow(
      /1\.sketch: sketches with groups by "file", expected "model"/,
    )
    await save([first], 'again.sketch', all)
    await expect(measure(['1.sketch', 'again.sketch'])).rejects.toThrow(/would count twice/)
    await expect(measure(['1.sketch', first], all)).rejects.toThrow(/would count twice/)
    await expect(measure([first], { budget: 0 })).rejects.toThrow(/--budget 0: expected at least 1000/)
    await expect(save([first], 'name.json', all)).rejects.toThrow(/ends in \.sketch/)
  })

  test('damaged, foreign and other versions are refused', async () => {
    await save([first], '1.sketch', all)
    const bytes = readFileSync(at('1.sketch'))
    writeFileSync(at('cut.sketch'), bytes.subarray(0, -100))
    writeFileSync(at('foreign.sketch'), 'PK\u0003\u0004 something else')
    writeFileSync(at('empty.sketch'), '')
    writeFileSync(at('next.sketch'), Buffer.concat([Buffer.from('collapse-sketch 2 '), bytes.subarray(18)]))
    await expect(measure(['cut.sketch'])).rejects.toThrow(/cut\.sketch: damaged or truncated/)
    await expect(measure(['foreign.sketch'])).rejects.toThrow(/foreign\.sketch: not a file of sketches/)
    await expect(measure(['empty.sketch'])).rejects.toThrow(/empty\.sketch: not a file of sketches/)
    await expect(measure(['next.sketch'])).rejects.toThrow(/sketches of version 2, expected version 1/)
  })

  test('nothing but white space is no data', async () => {
    await expect(measure([write('blank.txt', [' ', ''])])).rejects.toThrow(/no documents in/)
  })
})
