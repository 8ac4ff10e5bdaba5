import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openCorpus } from '../../src/data/index.js'
import { temporaryFolder } from '../helpers/folder.js'
import { readTexts } from './read-texts.js'

const folder = temporaryFolder()
const TEXTS = Array.from({ length: 3000 }, (_, index) => `dócument ${index % 2900} ${'x'.repeat(index % 60)}`)
writeFileSync(join(folder, 'a.txt'), `\n${TEXTS.slice(0, 2000).join('\n')}\n`)
writeFileSync(join(folder, 'b.txt.gz'), gzipSync(TEXTS.slice(2000).join('\n')))
const FILES = { files: ['a.txt', 'b.txt.gz'] }

describe('a corpus too large for the memory', () => {
  it('is read again for the documents that are wanted, the same as one in memory', async () => {
    const small = await readTexts(FILES, folder)
    const large = await readTexts(FILES, folder, 1000)
    expect(small.texts).toEqual(TEXTS)
    expect(large.texts).toEqual(TEXTS)
    expect(large.identities).toEqual(small.identities)
    expect(large.files).toEqual(small.files)
    expect(large.notes).toEqual(small.notes)
  })

  it('holds nothing else', async () => {
    const corpus = await openCorpus(FILES, folder, {}, 0)
    const textAt = await corpus.fetch(() => [Uint32Array.of(2999, 7), Uint32Array.of(7, 0)])
    expect([0, 7, 2999].map(textAt)).toEqual([TEXTS[0], TEXTS[7], TEXTS[2999]])
    expect(() => textAt(1)).toThrow('document 1 was not asked for')
  })

  it('reports bytes, of both readings once it is known to be large', async () => {
    const run = async (charactersInMemory: number | undefined) => {
      const reports: [number, number][] = []
      const progress = (done: number, total: number) => reports.push([done, total])
      const corpus = await openCorpus(FILES, folder, { progress }, charactersInMemory)
      await corpus.fetch(() => [Uint32Array.of(1)])
      const last = reports[reports.length - 1]
      expect(last[0]).toBe(last[1])
      for (let at = 1; at < reports.length; at++)
        expect(reports[at][0]).toBeGreaterThanOrEqual(reports[at - 1][0])
      return last[1]
    }
    const once = await run(undefined)
    expect(once).toBeGreaterThan(60_000)
    expect(await run(0)).toBe(2 * once)
  })

  it('is refused where it changed between the readings', async () => {
    writeFileSync(join(folder, 'growing.txt'), 'one\ntwo\nthree\n')
    const corpus = await openCorpus({ files: ['growing.txt'] }, folder, {}, 0)
    appendFileSync(join(folder, 'growing.txt'), 'four\n')
    await expect(corpus.fetch(() => [Uint32Array.of(0)])).rejects.toThrow(
      'human.files: the files changed while they were read',
    )
  })

  it('can be stopped', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(openCorpus(FILES, folder, { signal: stop.signal })).rejects.toThrow('stopped while reading')
  })
})
