import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryBeside, writeFileAtomic } from '../../src/files/atomic.js'
import { temporaryFolder } from '../helpers/folder.js'

describe('writeFileAtomic', () => {
  const folder = temporaryFolder()

  it('writes text and bytes, makes the folders above, and leaves nothing else', async () => {
    const path = join(folder, 'a', 'b', 'file.txt')
    await writeFileAtomic(path, 'erste Zeile ä\n')
    expect(readFileSync(path, 'utf8')).toBe('erste Zeile ä\n')
    await writeFileAtomic(path, Uint8Array.of(1, 2, 3))
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['file.txt'])
  })

  it('writes pieces one after another', async () => {
    const path = join(folder, 'pieces')
    await writeFileAtomic(path, [Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)])
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    await writeFileAtomic(path, [])
    expect(readFileSync(path)).toHaveLength(0)
  })

  it('leaves the old file and no remains where the new one cannot be put there', async () => {
    const parent = join(folder, 'blocked')
    mkdirSync(join(parent, 'target'), { recursive: true })
    writeFileSync(join(parent, 'target', 'inside'), 'old')
    await expect(writeFileAtomic(join(parent, 'target'), 'new')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(readdirSync(parent)).toEqual(['target'])
    expect(readFileSync(join(parent, 'target', 'inside'), 'utf8')).toBe('old')
  })

  it('shows readers the old content or the new one, never a part', async () => {
    const path = join(folder, 'seen')
    const contents = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(200_000))
    await writeFileAtomic(path, contents[0])
    const seen = new Set<string>()
    let writing = true
    const writer = Promise.all(contents.map((content) => writeFileAtomic(path, content))).then(() => {
      writing = false
    })
    while (writing) {
      seen.add(readFileSync(path, 'utf8'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writer
    expect([...seen].every((content) => contents.includes(content))).toBe(true)
  })
})

describe('temporaryBeside', () => {
  it('never gives a name twice', () => {
    const names = Array.from({ length: 10 }, () => temporaryBeside('/x/file'))
    expect(new Set(names).size).toBe(10)
    expect(names[0]).toMatch(new RegExp(`^/x/file\\.tmp-${process.pid}-\\d+$`))
  })
})
