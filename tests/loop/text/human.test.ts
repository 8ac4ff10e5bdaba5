import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openHuman } from '../../../src/loop/text/human.js'
import { temporaryFolder } from '../../helpers/folder.js'

/** So few facts and statements that many documents are the same. */
const REPETITIVE = {
  world: 'almanac',
  documents: 60,
  test_documents: 40,
  facts: 12,
  statements_per_document: 1,
}

describe('human data of a world', () => {
  it('has splits of the sizes asked for; nothing measured against is trained on', async () => {
    const { train, fresh, test } = (await openHuman(REPETITIVE, '.')).split(1, 30)
    expect([train.length, fresh.length, test.length]).toEqual([60, 30, 40])
    expect(new Set([...train, ...fresh]).size).toBeLessThan(90)
    for (const text of test) {
      expect(train).not.toContain(text)
      expect(fresh).not.toContain(text)
    }
  })

  it('stays the same, however many fresh documents the arms take', async () => {
    const source = await openHuman(REPETITIVE, '.')
    const [none, some, many] = [0, 10, 80].map((fresh) => source.split(1, fresh))
    for (const other of [some, many]) {
      expect(other.key).toBe(none.key)
      expect(other.train).toEqual(none.train)
      expect(other.test).toEqual(none.test)
    }
    expect(many.fresh.slice(0, 10)).toEqual(some.fresh)
  })

  it('is another one for another seed, of the same facts', async () => {
    const source = await openHuman({ ...REPETITIVE, facts: 200 }, '.')
    const [one, two] = [source.split(1, 0), source.split(2, 0)]
    expect(two.key).not.toBe(one.key)
    expect(two.train).not.toEqual(one.train)
    expect(two.world?.facts).toBe(one.world?.facts)
  })

  it('says so where a world cannot write enough different documents', async () => {
    const spec = { ...REPETITIVE, documents: 100_000, facts: 1, people: 2, places: 2, works: 2 }
    const source = await openHuman(spec, '.')
    expect(() => source.split(1, 0)).toThrow('almanac writes too few different documents')
  })
})

describe("human data of somebody's own world", () => {
  it.each<[string, unknown, string]>([
    ['too few documents', ['a'], 'was asked for 50 documents and gave a list of 1'],
    ['none at all', undefined, 'was asked for 50 documents and gave undefined'],
    ['what is no text', Array.from({ length: 50 }, (_, index) => index), 'expected as many strings'],
  ])('is refused where it gives %s', async (_what, given, message) => {
    const world = { name: 'own', facts: [], styles: [], contextNeeded: 1, generate: () => given }
    const factory = { name: 'own', version: 1, create: () => world }
    const entry = { name: './own.mjs', reader: false, load: async () => factory }
    const worlds = [entry] as unknown as Parameters<typeof openHuman>[4]
    const spec = { world: './own.mjs', documents: 50, test_documents: 10 }
    const source = await openHuman(spec, '.', [], {}, worlds)
    expect(() => source.split(1, 0)).toThrow(
      expect.objectContaining({ name: 'BadInputError', message: expect.stringContaining(message) }),
    )
  })
})

describe('human data of files', () => {
  it('is known by content, not by name or place', async () => {
    const folder = temporaryFolder()
    const text = `${Array.from({ length: 40 }, (_, index) => `document ${index}`).join('\n')}\n`
    writeFileSync(join(folder, 'a.txt'), text)
    mkdirSync(join(folder, 'other'))
    writeFileSync(join(folder, 'other', 'b.txt'), text)
    const spec = { files: ['a.txt'], documents_by: 'line', test: 0.25, fresh: 5 } as const
    const here = await openHuman(spec, folder)
    const there = await openHuman({ ...spec, files: ['b.txt'] }, join(folder, 'other'))
    expect(there.fingerprint).toBe(here.fingerprint)
    const { train, fresh, test, key } = here.split(1, 0)
    expect([train.length, fresh.length, test.length]).toEqual([25, 5, 10])
    expect(there.split(1, 0).key).toBe(key)
    expect(here.split(2, 0).key).not.toBe(key)
    expect((await openHuman({ ...spec, test: 0.5 }, folder)).split(1, 0).key).not.toBe(key)
    writeFileSync(join(folder, 'a.txt'), `${text}one more\n`)
    expect((await openHuman(spec, folder, [1])).split(1, 0).key).not.toBe(key)
  })

  it('is another one where the same bytes are read in another format', async () => {
    const folder = temporaryFolder()
    const lines = Array.from({ length: 12 }, (_, index) => JSON.stringify({ text: `document ${index}` }))
    for (const name of ['a.txt', 'a.jsonl']) writeFileSync(join(folder, name), lines.join('\n'))
    const keyOf = async (name: string, format?: 'txt' | 'jsonl') => {
      const spec = { files: [name], format, documents_by: 'line', test: 0.25, fresh: 0 } as const
      return (await openHuman(spec, folder)).split(1, 0).key
    }
    const records = await keyOf('a.jsonl')
    expect(await keyOf('a.txt')).not.toBe(records)
    // It is the format that counts, not who said which.
    expect(await keyOf('a.txt', 'jsonl')).toBe(records)
  })
})

describe('facts of files', () => {
  const TEXT = Array.from({ length: 20 }, (_, index) => `Marie Curie left Warsaw in year ${100 + index}`)

  function folderWith(facts: string): string {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), TEXT.join('\n'))
    writeFileSync(join(folder, 'facts.jsonl'), facts)
    return folder
  }

  const spec = { files: ['a.txt'], documents_by: 'line', test: 0.25, fresh: 0 } as const
  const fact = (object: string) => JSON.stringify({ subject: 'Marie Curie', object })

  it('are read from a list, or mined from the training split', async () => {
    const folder = folderWith(fact('Warsaw'))
    const listed = (await openHuman({ ...spec, facts: { file: 'facts.jsonl' } }, folder, [1])).split(1, 0)
    expect(listed.facts?.facts).toEqual([{ subject: 'Marie Curie', relation: '', object: 'Warsaw' }])
    expect(listed.facts?.read(listed.test[0])).toMatchObject([{ kind: 'right', fact: 0 }])
    const mined = (await openHuman({ ...spec, facts: { mine: 'names' } }, folder, [1])).split(1, 0)
    // The name, and the year of each of the 15 training documents.
    expect(mined.facts?.facts).toHaveLength(1 + 15)
    expect((await openHuman(spec, folder, [1])).split(1, 0).facts).toBeUndefined()
  })

  it('change what is measured and nothing else', async () => {
    const folder = folderWith(fact('Warsaw'))
    const open = async (facts?: { file: string } | { mine: 'names' }) => {
      const source = await openHuman({ ...spec, facts }, folder, [1])
      const { key, testKey, factsKey } = source.split(1, 0)
      return { key, testKey, factsKey, fingerprint: source.fingerprint }
    }
    const [none, mined, before] = [
      await open(),
      await open({ mine: 'names' }),
      await open({ file: 'facts.jsonl' }),
    ]
    writeFileSync(join(folder, 'facts.jsonl'), fact('Paris'))
    const after = await open({ file: 'facts.jsonl' })
    for (const { key, testKey } of [mined, before, after]) {
      expect([key, testKey]).toEqual([none.key, none.testKey])
    }
    expect(none.factsKey).toBeUndefined()
    expect(new Set([mined, before, after].map(({ factsKey }) => factsKey)).size).toBe(3)
    expect(new Set([none, mined, before, after].map(({ fingerprint }) => fingerprint)).size).toBe(4)
  })

  it('are refused where the list is missing or no text, with the way out', async () => {
    const folder = folderWith('')
    const open = (file: string) => openHuman({ ...spec, facts: { file } }, folder)
    await expect(open('none.jsonl')).rejects.toThrow('none.jsonl does not exist')
    await expect(open('facts.jsonl')).rejects.toThrow('expected facts, found none')
    writeFileSync(join(folder, 'facts.jsonl'), Buffer.of(0xff, 0xfe))
    await expect(open('facts.jsonl')).rejects.toThrow('is not UTF-8 text')
  })
})
