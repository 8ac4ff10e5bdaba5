import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvironmentError } from '../../../src/errors/index.js'
import { layout } from '../../../src/loop/store/layout.js'
import { lockState, takeLock } from '../../../src/loop/store/lock.js'
import { temporaryFolder } from '../../helpers/folder.js'

const folder = temporaryFolder()
let count = 0

function newRoot(holder?: unknown): string {
  const root = join(folder, `root-${count++}`)
  mkdirSync(root)
  if (holder !== undefined) writeFileSync(layout.lock(root), JSON.stringify(holder))
  return root
}

/** The id of a process that was there and is no more. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

describe('takeLock', () => {
  it('makes the folder, names its owner, and leaves nothing when released', async () => {
    const root = join(newRoot(), 'deep', 'er')
    const release = await takeLock(root)
    expect(JSON.parse(readFileSync(layout.lock(root), 'utf8'))).toEqual({
      process: process.pid,
      machine: hostname(),
    })
    expect(readdirSync(root)).toEqual(['lock'])
    await release()
    expect(readdirSync(root)).toEqual([])
    await (await takeLock(root))()
  })

  it('is refused while a living process holds it, by name and with what to do', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    try {
      const root = newRoot({ process: child.pid, machine: hostname() })
      const error = await takeLock(root).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(EnvironmentError)
      expect((error as Error).message).toBe(`${root} is in use by process ${child.pid} on ${hostname()}`)
      expect((error as EnvironmentError).hint).toContain(layout.lock(root))
      expect(existsSync(layout.lock(root))).toBe(true)
    } finally {
      child.kill()
    }
  })

  it('is refused to a second call of the same process', async () => {
    const root = newRoot()
    const release = await takeLock(root)
    await expect(takeLock(root)).rejects.toThrow('is in use by process')
    await release()
    await (await takeLock(root))()
  })

  it('is given to one of many at once', async () => {
    for (const holder of [undefined, { process: deadProcess(), machine: hostname() }]) {
      const root = newRoot(holder)
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => takeLock(root)))
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })

  it('is taken over from a process that is gone', async () => {
    const root = newRoot({ process: deadProcess(), machine: hostname() })
    const release = await takeLock(root)
    expect(readdirSync(root)).toEqual(['lock'])
    await release()
  })

  it('is taken over from an earlier process of the same id, as containers have', async () => {
    const release = await takeLock(newRoot({ process: process.pid, machine: hostname() }))
    await release()
  })

  it('is refused while another machine holds it: nobody can look there', async () => {
    const root = newRoot({ process: 1, machine: 'elsewhere' })
    await expect(takeLock(root)).rejects.toThrow(`${root} is in use by process 1 on elsewhere`)
  })

  it('is taken over where the lock cannot be read', async () => {
    const root = newRoot()
    writeFileSync(layout.lock(root), 'not JSON')
    await (await takeLock(root))()
  })

  it('says so where a file stands in place of the folder', async () => {
    const file = join(newRoot(), 'file')
    writeFileSync(file, '')
    for (const root of [file, join(file, 'below')]) {
      await expect(takeLock(root)).rejects.toMatchObject({
        name: 'EnvironmentError',
        hint: expect.stringContaining('A file stands where a folder should be'),
      })
    }
  })
})

describe('lockState', () => {
  it('tells a living owner from one that is gone, and from none', async () => {
    const root = newRoot()
    expect(await lockState(root)).toBe('free')
    const release = await takeLock(root)
    expect(await lockState(root)).toBe('held')
    await release()
    expect(await lockState(root)).toBe('free')
    expect(await lockState(newRoot({ process: deadProcess(), machine: hostname() }))).toBe('left')
    expect(await lockState(newRoot({ process: 1, machine: 'elsewhere' }))).toBe('held')
  })
})
