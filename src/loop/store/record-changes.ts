import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../errors/index.js'
import { layout } from './layout.js'
import type { Overview } from '../results/overview.js'

/** A record that was written, or removed, since somebody looked last. */
export interface ChangedRecord {
  readonly slug: string
  readonly seed: number
  readonly generation: number
}

export interface RecordState {
  readonly changed: readonly ChangedRecord[]
  /** A run has failed, or one that had failed goes on. */
  readonly isFailureChanged: boolean
  /** Generations that are stored. */
  readonly stored: number
  /** Runs that have failed and are not complete. */
  readonly failed: number
}

interface RunFolder {
  /** Of the folder, when it was read. */
  readonly written: string
  /** It was as it is when looked at before: of two changes within one tick of the clock the second cannot be seen. */
  readonly isSettled: boolean
  /** When each file was written. */
  readonly records: ReadonlyMap<number, string>
  readonly failure: string | undefined
}

const ABSENT: RunFolder = { written: '', isSettled: true, records: new Map(), failure: undefined }

/**
 * Finds what another process has written into the store since the last look. Nothing is read: every record is renamed
 * into the folder of its run, which marks that folder, so one look at each folder tells where to look closer.
 */
export class RecordChanges {
  readonly #root: string
  readonly #overview: Overview
  readonly #folders = new Map<string, RunFolder>()

  constructor(root: string, overview: Overview) {
    this.#root = root
    this.#overview = overview
  }

  async look(): Promise<RecordState> {
    const changed: ChangedRecord[] = []
    const { arms, seeds, generations } = this.#overview
    let isFailureChanged = false
    let stored = 0
    let failed = 0
    for (const { slug } of arms) {
      for (const seed of seeds) {
        const path = layout.run(this.#root, slug, seed)
        const before = this.#folders.get(path) ?? ABSENT
        const now = await lookAt(path, before, generations)
        this.#folders.set(path, now)
        for (const generation of differing(before.records, now.records)) {
          changed.push({ slug, seed, generation })
        }
        if (before.failure !== now.failure) isFailureChanged = true
        stored += now.records.size
        if (now.failure !== undefined && now.records.size <= generations) failed++
      }
    }
    return { changed, isFailureChanged, stored, failed }
  }
}

/** When a file was written, as a mark to compare; empty where there is none. */
export async function writtenMark(path: string): Promise<string> {
  try {
    const { mtimeMs, ino, size } = await stat(path)
    return `${mtimeMs} ${ino} ${size}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}

async function lookAt(path: string, before: RunFolder, last: number): Promise<RunFolder> {
  const written = await writtenMark(path)
  if (written === '') return ABSENT
  const isSettled = written === before.written
  if (isSettled && before.isSettled) return before
  const records = new Map<number, string>()
  let failure: string | undefined
  for (const name of await namesIn(path)) {
    const generation = Number(/^generation-(\d+)\.json$/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY)
    const isFailure = name === 'failed.json'
    if (!isFailure && generation > last) continue
    const mark = await writtenMark(join(path, name))
    // Removed since the folder was read.
    if (mark === '') continue
    if (isFailure) failure = mark
    else records.set(generation, mark)
  }
  return { written, isSettled, records, failure }
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function differing(before: ReadonlyMap<number, string>, now: ReadonlyMap<number, string>): readonly number[] {
  const all = new Set([...before.keys(), ...now.keys()])
  return [...all].filter((generation) => before.get(generation) !== now.get(generation))
}
