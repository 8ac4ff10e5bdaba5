import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { measureDataset } from '../../../src/workflows/measure/measure.js'
import type { MeasureOptions } from '../../../src/workflows/measure/measure-options.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { openServer } from '../../remote/server.js'

const folder = temporaryFolder()
const metrics = ['types', 'distinct_n.pooled.n2', 'length.tokens_per_document', 'novelty.copied.n4']
const measure = (files: string[], options: MeasureOptions = {}) =>
  measureDataset(files, { baseDirectory: folder, metrics, ...options })

/** Documents of 30 words out of `words`, each word as likely. */
function texts(count: number, words: number, label: string): string[] {
  const rng = keyedRng(1, label)
  return Array.from({ length: count }, () =>
    Array.from({ length: 30 }, () => `w${rng.integer(words)}`).join(' '),
  )
}

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return name
}

const jsonl = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const human = texts(60, 900, 'human')
const narrow = texts(60, 300, 'narrow')

describe('measureDataset', () => {
  test('files are groups; human text is the reference; sizes are matched', async () => {
    const file = write('model.txt', narrow.join('\n'))
    const given = write('people.txt', human.join('\n'))
    const measured = await measure([file], { human: [given] })
    expect(
      measured.groups.map(({ name, role, documents, tokens }) => [name, role, documents, tokens]),
    ).toEqual([
      ['human', 'human', 60, 1800],
      ['model', 'compared', 60, 1800],
    ])
    expect([measured.reference, measured.matchedTokens]).toEqual(['human', 1400])
    const types = measured.values.filter(({ metric }) => metric === 'types')
    // Of 900 equally likely words 1400 draws meet 900 x (1 - e^-1.556) = 710, of 300 they meet 297.
    expect(types[0].value).toBeGreaterThan(680)
    expect(types[0].value).toBeLessThan(740)
    expect(types[1].value).toBeGreaterThan(290)
    expect(measured.differences.find(({ metric }) => metric === 'types')?.ratioHigh).toBeLessThan(0.5)
    expect(measured.findings.find(({ kind }) => kind === 'breadth')).toMatchObject({
      group: 'model',
      weight: 'serious',
    })
  })

  test('the same seed gives the same, another seed other parts', async () => {
    const files = [write('a.txt', human.join('\n')), write('b.txt', narrow.join('\n'))]
    const first = await measure(files)
    expect(await measure(files)).toEqual(first)
    expect(first.reference).toBe('a')
    expect((await measure(files, { seed: 2 })).values).not.toEqual(first.values)
  })

  test('groups by a field: numbers in order, the nameless last, small ones with their reason', async () => {
    const records = [
      ...narrow.slice(0, 30).map((text) => ({ text, generation: 10 })),
      ...human.slice(0, 30).map((text) => ({ text, generation: 2 })),
      ...human.slice(30, 34).map((text) => ({ text })),
      { text: ' ', generation: 2 },
    ]
    const measured = await measure([write('by.jsonl', jsonl(records))], { by: 'generation' })
    expect(measured.groups.map(({ name, role, empty, tooFew }) => [name, role, empty, tooFew])).toEqual([
      ['generation 2', 'reference', 1, undefined],
      ['generation 10', 'compared', 0, undefined],
      ['(no generation)', 'compared', 0, 'needs 10 documents, has 4'],
    ])
    expect(new Set(measured.values.map(({ group }) => group))).toEqual(
      new Set(['generation 2', 'generation 10']),
    )
  })

  test('pairs of human and machine text are found; the two sides go together', async () => {
    const sampled = human.map((text, at) => `${text.split(' ').slice(0, 10).join(' ')} ${narrow[at]}`)
    const file = write('pairs.json', JSON.stringify({ original: human, sampled }))
    const measured = await measure([file])
    expect(measured.groups.map(({ name, role }) => [name, role])).toEqual([
      ['human', 'human'],
      ['sampled', 'compared'],
    ])
    expect(measured.notes[0]).toContain('read as pairs, "original" written by people, "sampled" by a model')
    const cautions = measured.findings.filter(({ weight }) => weight === 'caution')
    expect(cautions.map(({ kind }) => kind)).toContain('shared openings')
    // Prompts of the held-out half belong to documents that are held out as well: nothing is copied.
    expect(
      measured.values.find(({ group, metric }) => group === 'sampled' && metric === 'novelty.copied.n4')
        ?.value,
    ).toBe(0)
  })

  test('a value named human is the reference, wherever it stands', async () => {
    const records = [
      ...narrow.map((text) => ({ text, source: 'gpt' })),
      ...human.map((text) => ({ text, source: 'Human' })),
    ]
    const measured = await measure([write('named.jsonl', jsonl(records))], { by: 'source' })
    expect([measured.reference, measured.groups[0]]).toMatchObject(['Human', { role: 'human' }])
  })

  test('what needs more than text says why it is not there', async () => {
    const file = write('alone.txt', human.join('\n'))
    const { values, matchedTokens } = await measure([file], {
      metrics: ['types', 'novelty.copied.n4', 'model_entropy_rate', 'facts.coverage'],
    })
    const why = Object.fromEntries(values.map(({ metric, undefinedReason }) => [metric, undefinedReason]))
    expect(matchedTokens).toBeUndefined()
    expect(why['types']).toBeUndefined()
    expect(why['novelty.copied.n4']).toBe(
      'there is no human text to compare with: give some with --human FILE',
    )
    expect(why['model_entropy_rate']).toBe('there is no model: measure looks at text alone')
    expect(why['facts.coverage']).toBe('there is no list of facts: give one with --facts FILE')
  })

  test('listed facts are counted where a list is given', async () => {
    const facts = write('facts.jsonl', jsonl([{ subject: 'Mara', relation: 'lives in', object: 'Tessary' }]))
    const stated = narrow.map((text, at) => (at % 2 === 0 ? `Mara lives in Tessary. ${text}` : text))
    const file = write('stated.txt', stated.join('\n'))
    const { values } = await measure([file], { facts, metrics: ['facts.coverage'] })
    expect(values.find(({ part }) => part === 'all')?.value).toBe(1)
  })

  test('reads broken records past, with a count', async () => {
    const lines = jsonl(human.map((text) => ({ text }))).replace('{"text"', '{"text')
    const file = write('broken.jsonl', lines)
    await expect(measure([file])).rejects.toThrow(/broken\.jsonl: line 1: not valid JSON/)
    const { notes, groups } = await measure([file], { skipBroken: true })
    expect(groups[0].documents).toBe(59)
    expect(notes.join()).toMatch(/1 broken record left out; the first: .*line 1/)
  })

  test('bad input says what to do in the words of the command', async () => {
    const file = write('fields.jsonl', jsonl(human.map((text) => ({ txt: text }))))
    await expect(measure([file])).rejects.toMatchObject({
      message: expect.stringContaining('did you mean "txt"'),
      hint: expect.stringContaining('--field'),
    })
    await expect(measure(['none.txt'])).rejects.toThrow(/^none\.txt does not exist/)
    await expect(measure([file], { human: [file], field: 'txt' })).rejects.toThrow(
      'the differences would all be 0',
    )
    await expect(measure([file], { field: 'txt', tokens: 99_999 })).rejects.toThrow(
      '--tokens 99999: the group "fields" has 1800 tokens',
    )
    await expect(measure([write('void.txt', ' \n')])).rejects.toThrow(/no documents in/)
    const ids = write('ids.jsonl', jsonl(Array.from({ length: 300 }, (_, id) => ({ text: 'a', id }))))
    await expect(measure([ids], { by: 'id' })).rejects.toThrow(
      'the field "id" has more than 200 different values',
    )
  })

  test('text without white space is refused with advice, and measured by words or characters', async () => {
    const rng = keyedRng(1, 'unspaced')
    const lines = Array.from(
      { length: 20 },
      () => `${Array.from({ length: 30 }, () => '的一是不了人我在有他'[rng.integer(10)]).join('')}。`,
    )
    const file = write('unspaced.txt', lines.join('\n'))
    await expect(measure([file])).rejects.toMatchObject({
      message: 'no group is large enough to be measured: unspaced needs 200 tokens, has 20',
      hint: expect.stringContaining('--tokenisation words'),
    })
    const measured = await measure([file], { tokenisation: 'characters' })
    expect([measured.tokenisation, measured.groups[0].tokens]).toEqual(['characters', 20 * 31])
    // Ten characters and the full stop.
    expect(measured.values.find(({ metric }) => metric === 'types')?.value).toBe(11)
  })

  test('one group large enough is compared with nothing', async () => {
    const files = [write('large.txt', human.join('\n')), write('small.txt', 'too short')]
    const measured = await measure(files)
    expect(measured.reference).toBeUndefined()
    expect(measured.groups.map(({ tooFew }) => tooFew)).toEqual([undefined, 'needs 10 documents, has 1'])
  })

  test('a server that is named gives vectors, and the notes say that texts were sent', async () => {
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
    const { baseUrl, asked } = await openServer()
    const id = 'mean_cosine_distance.remote'
    const file = write('vectors.txt', human.slice(0, 12).join('\n'))
    const without = await measure([file], { metrics: [id] })
    expect(without.values[0].undefinedReason).toContain('--embeddings-model')
    const measured = await measure([file], { metrics: [id], embeddings: { model: 'm', base_url: baseUrl } })
    expect(measured.values[0].value).toBeGreaterThan(0)
    expect(asked.flatMap(({ input }) => input)).toEqual(expect.arrayContaining(human.slice(0, 12)))
    expect(measured.notes).toContainEqual(expect.stringContaining(`model m at ${baseUrl}`))
    vi.unstubAllEnvs()
  })
})
