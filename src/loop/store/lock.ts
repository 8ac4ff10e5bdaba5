import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { codeOf, EnvironmentError } from '../../errors/index.js'
import { temporaryBeside } from '../../files/atomic.js'
import { asEnvironmentError } from '../../files/write-error.js'
import { layout } from './layout.js'

/** Locks that this process holds: its own id in a lock cannot tell a living call from an earlier process. */
const held = new Set<string>()

/**
 * Takes the one lock of an experiment's folder and returns its release. The lock names its owner's process and
 * machine; one whose process is gone is taken over, so a killed run never needs a hand. No clock is involved.
 */
export async function takeLock(root: string): Promise<() => Promise<void>> {
  const path = resolve(layout.lock(root))
  const owner = { process: process.pid, machine: hostname() }
  try {
    await mkdir(root, { recursive: true })
  } catch (error) {
    throw asEnvironmentError(error, root)
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    // A link appears with its content, so nobody ever reads a half-written lock.
    const draft = temporaryBeside(path)
    try {
      await writeFile(draft, JSON.stringify(owner))
      await link(draft, path)
      held.add(path)
      return async () => {
        held.delete(path)
        await rm(path, { force: true })
      }
    } catch (error) {
      // ENOENT: the owner of the moment swept the draft away with other leftovers.
      if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ENOENT') throw asEnvironmentError(error, path)
    } finally {
      await rm(draft, { force: true })
    }
    const holder = await readHolder(path)
    if (holder !== undefined && isAlive(holder, path)) {
      throw new EnvironmentError(
        `${root} is in use by process ${holder.process} on ${holder.machine}`,
        `Wait for it, stop it, or, if that process is not a collapse command, remove ${path}.`,
      )
    }
    await removeDead(path)
  }
  throw new EnvironmentError(`${path}: the lock could not be taken`, 'Another run is starting: try again.')
}

/** Whether a process works in an experiment's folder; `left` by one that is gone without having released it. */
export async function lockState(root: string): Promise<'held' | 'left' | 'free'> {
  const path = resolve(layout.lock(root))
  const holder = await readHolder(path)
  if (holder === undefined) return 'free'
  return isAlive(holder, path) ? 'held' : 'left'
}

/**
 * Moves a dead owner's lock away. Of two processes that found it, the slower one may catch the faster one's new
 * lock instead: it puts that back.
 */
async function removeDead(path: string): Promise<void> {
  const moved = temporaryBeside(path)
  try {
    await rename(path, moved)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw asEnvironmentError(error, path)
  }
  const holder = await readHolder(moved)
  if (holder !== undefined && isAlive(holder, path)) await link(moved, path).catch(() => undefined)
  await rm(moved, { force: true })
}

interface Holder {
  readonly process: number
  readonly machine: string
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** A holder on another machine (a shared folder) cannot be looked up and counts as alive. */
function isAlive({ process: id, machine }: Holder, path: string): boolean {
  if (machine !== hostname()) return true
  if (id === process.pid) return held.has(path)
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
