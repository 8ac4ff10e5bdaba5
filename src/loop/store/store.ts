import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { codeOf, EnvironmentError, messageOf } from '../../errors/index.js'
import { temporaryBeside, writeFileAtomic } from '../../files/atomic.js'
import { sha256, sha256OfFile } from '../../files/checksum.js'
import { decodeCompressed, encodeCompressedJson } from '../../files/compressed-json.js'
import { parseNumbers, stringifyNumbers } from '../../files/number-json.js'
import { layout } from './layout.js'
import { openScratch, removeScratch, sweepScratch } from './scratch.js'
import { addWork, NO_WORK, type PhaseWork } from '../tally.js'
import { type Timing, timingOf, timingRecord } from './timing.js'
import {
  type CurationRecord,
  type FailureRecord,
  type GenerationRecord,
  type SampleRecord,
  STORE_FORMAT,
  type StoredMetric,
  type TimingRecord,
} from './records.js'

/**
 * An experiment's results on disk. A step is a folder named after its key, written beside its place, synced and
 * renamed, so it is there as a whole or not at all; `step.json` holds SHA-256 checksums of the uncompressed
 * bytes. What cannot be read back or does not match its checksum counts as missing and is reported through
 * `warn`: the step is then done again.
 */
export class Store {
  readonly root: string
  readonly #warn: (message: string) => void
  readonly #mend: boolean

  /** `mend: false` is for readers without the lock: they report damage and leave it where it is. */
  constructor(root: string, warn: (message: string) => void = () => {}, options: { mend?: boolean } = {}) {
    this.root = root
    this.#warn = warn
    this.#mend = options.mend ?? true
  }

  /** What is read beside the steps tells of damage the same way. */
  warn(message: string): void {
    this.#warn(message)
  }

  hasStep(key: string): boolean {
    return existsSync(join(layout.step(this.root, key), 'step.json'))
  }

  async readSample(key: string): Promise<SampleRecord | undefined> {
    return (await this.#readStepJson(key, 'sample')) as SampleRecord | undefined
  }

  writeSample(key: string, record: SampleRecord): Promise<void> {
    return this.#writeStepJson(key, 'sample', record)
  }

  async readCuration(key: string): Promise<CurationRecord | undefined> {
    return (await this.#readStepJson(key, 'curation')) as CurationRecord | undefined
  }

  writeCuration(key: string, record: CurationRecord): Promise<void> {
    return this.#writeStepJson(key, 'curation', record)
  }

  async readNotes(key: string): Promise<readonly string[] | undefined> {
    return (await this.#readStepJson(key, 'notes')) as readonly string[] | undefined
  }

  writeNotes(key: string, notes: readonly string[]): Promise<void> {
    return this.#writeStepJson(key, 'notes', notes)
  }

  /** The folder of a stored model whose files match their checksums. */
  async modelDirectory(key: string): Promise<string | undefined> {
    const directory = layout.step(this.root, key)
    return this.#checked(key, async () => {
      for (const [name, checksum] of Object.entries(await readChecksums(directory))) {
        if ((await sha256OfFile(join(directory, name))) !== checksum) throw new Error(`${name} was altered`)
      }
      return directory
    })
  }

  /** Stores a model: `save` writes its files into an empty folder. */
  async writeModel(key: string, save: (directory: string) => Promise<void>): Promise<void> {
    await this.#writeStep(key, async (directory) => {
      await save(directory)
      const checksums: Record<string, string> = {}
      for (const name of (await readdir(directory)).sort()) {
        checksums[name] = await sha256OfFile(join(directory, name))
      }
      return checksums
    })
  }

  /** Measured values of a generation's samples by metric id. */
  async readMeasures(key: string): Promise<Record<string, StoredMetric>> {
    const path = layout.measures(this.root, key)
    try {
      const json = (await decodeCompressed(await readFile(path))).toString()
      const record = parseNumbers(json) as { checksum: string; metrics: Record<string, StoredMetric> }
      if (sha256(stringifyNumbers(record.metrics)) !== record.checksum) throw new Error('it was altered')
      return record.metrics
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#warn(`${path}: ${messageOf(error)}; it is measured again`)
      return {}
    }
  }

  async writeMeasures(key: string, metrics: Readonly<Record<string, StoredMetric>>): Promise<void> {
    const sorted = Object.fromEntries(Object.entries(metrics).sort(([a], [b]) => (a < b ? -1 : 1)))
    const content = JSON.parse(stringifyNumbers(sorted)) as unknown
    const checksum = sha256(stringifyNumbers(parseNumbers(JSON.stringify(content))))
    const { bytes } = await encodeCompressedJson({ checksum, metrics: content })
    await writeFileAtomic(layout.measures(this.root, key), bytes)
  }

  async readGeneration(
    slug: string,
    seed: number,
    generation: number,
  ): Promise<GenerationRecord | undefined> {
    const path = layout.generation(this.root, slug, seed, generation)
    const stored = await this.#readJson<GenerationRecord & { checksum?: string }>(path)
    if (stored?.format !== STORE_FORMAT) return undefined
    const { checksum, ...record } = stored
    if (sha256(stringifyNumbers(record)) === checksum) return record
    this.#warn(`${path}: it was altered; the next run writes it again`)
    return undefined
  }

  async writeGeneration(slug: string, record: GenerationRecord): Promise<void> {
    const path = layout.generation(this.root, slug, record.seed, record.generation)
    const checksum = sha256(stringifyNumbers(record))
    await writeFileAtomic(path, `${stringifyNumbers({ ...record, checksum }, 1)}\n`)
  }

  /** Forgets the records of a run from a generation on; the steps they rest on stay. */
  async dropGenerations(slug: string, seed: number, from: number): Promise<void> {
    const folder = layout.run(this.root, slug, seed)
    for (const name of await namesIn(folder)) {
      const generation = /^generation-(\d+)\.json$/.exec(name)?.[1]
      if (generation !== undefined && Number(generation) >= from)
        await rm(join(folder, name), { force: true })
    }
  }

  readFailure(slug: string, seed: number): Promise<FailureRecord | undefined> {
    return this.#readJson<FailureRecord>(layout.failure(this.root, slug, seed))
  }

  async writeFailure(slug: string, seed: number, record: FailureRecord): Promise<void> {
    await writeFileAtomic(layout.failure(this.root, slug, seed), `${JSON.stringify(record, null, 1)}\n`)
  }

  async removeStep(key: string): Promise<void> {
    await rm(layout.step(this.root, key), { recursive: true, force: true })
  }

  async clearFailure(slug: string, seed: number): Promise<void> {
    await rm(layout.failure(this.root, slug, seed), { force: true })
  }

  async readTiming(slug: string, seed: number, generation: number): Promise<Timing | undefined> {
    const record = await this.#readJson<TimingRecord>(layout.timing(this.root, slug, seed, generation))
    return record && timingOf(record)
  }

  /** Adds work to what the same results already took; the cost of other results is replaced. */
  async addTiming(
    slug: string,
    seed: number,
    generation: number,
    key: string,
    work: PhaseWork,
  ): Promise<void> {
    const before = await this.readTiming(slug, seed, generation)
    const same = before?.key === key ? before.work : NO_WORK
    const record = timingRecord(key, {
      fit: addWork(same.fit, work.fit),
      sample: addWork(same.sample, work.sample),
      measure: addWork(same.measure, work.measure),
    })
    await writeFileAtomic(layout.timing(this.root, slug, seed, generation), `${JSON.stringify(record)}\n`)
  }

  /** A folder for the checkpoints of a step; it outlives a killed process. */
  openScratch(key: string): string {
    return openScratch(this.root, key)
  }

  removeScratch(key: string): Promise<void> {
    return removeScratch(this.root, key)
  }

  /** Removes what an interrupted process left half written. Only while holding the lock. */
  async removeLeftovers(): Promise<void> {
    await sweepScratch(this.root, (key) => this.hasStep(key))
    const steps = relative(this.root, layout.steps(this.root))
    for (const entry of await readdir(this.root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      // Half a step is a folder among the steps; elsewhere only files are written, and folders are named by users.
      const isStep = relative(this.root, path).split(sep)[0] === steps
      if (TEMPORARY.test(entry.name) && (isStep || entry.isFile())) {
        await rm(path, { recursive: true, force: true })
      }
    }
  }

  async #readJson<T>(path: string): Promise<T | undefined> {
    try {
      return parseNumbers(await readFile(path, 'utf8')) as T
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#warn(`${path}: ${messageOf(error)}; the next run writes it again`)
      return undefined
    }
  }

  async #readStepJson(key: string, name: string): Promise<unknown> {
    const directory = layout.step(this.root, key)
    return this.#checked(key, async () => {
      const checksums = await readChecksums(directory)
      const json = await decodeCompressed(await readFile(join(directory, `${name}.json.gz`)))
      if (sha256(json) !== checksums[name]) throw new Error(`${name} does not match its checksum`)
      return JSON.parse(json.toString()) as unknown
    })
  }

  /** Reads a step; a damaged one is removed, so that it can be written again. */
  async #checked<T>(key: string, read: () => Promise<T>): Promise<T | undefined> {
    if (!this.hasStep(key)) return undefined
    try {
      return await read()
    } catch (error) {
      const directory = layout.step(this.root, key)
      // A disk that fails or a limit that is reached says nothing about the step: dear work is not thrown away.
      const code = codeOf(error)
      if (code?.startsWith('E') && code !== 'ENOENT') throw asEnvironmentError(error, directory)
      this.#warn(`${directory}: ${messageOf(error)}; the step is done again`)
      if (this.#mend) await rm(directory, { recursive: true, force: true })
      return undefined
    }
  }

  #writeStepJson(key: string, name: string, value: unknown): Promise<void> {
    return this.#writeStep(key, async (directory) => {
      const { bytes, json } = await encodeCompressedJson(value)
      await writeSynced(join(directory, `${name}.json.gz`), bytes)
      return { [name]: sha256(json) }
    })
  }

  async #writeStep(
    key: string,
    write: (directory: string) => Promise<Record<string, string>>,
  ): Promise<void> {
    const target = layout.step(this.root, key)
    const temporary = temporaryBeside(target)
    try {
      await mkdir(temporary, { recursive: true })
      const checksums = await write(temporary)
      await writeSynced(
        join(temporary, 'step.json'),
        `${JSON.stringify({ format: STORE_FORMAT, checksums }, null, 1)}\n`,
      )
      await renameOver(temporary, target)
    } catch (error) {
      await rm(temporary, { recursive: true, force: true })
      // Another worker may have finished the same step: the same key means the same bytes.
      if (this.hasStep(key)) return
      throw asEnvironmentError(error, target)
    }
  }
}

/** What `temporaryBeside` makes of a name. */
const TEMPORARY = /\.tmp-\d+-\d+$/

/** Moves a whole step to its place, also where a damaged one (a folder without step.json) stands in the way. */
async function renameOver(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target)
  } catch (error) {
    if (existsSync(join(target, 'step.json')) || !existsSync(target)) throw error
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
  }
}

async function readChecksums(directory: string): Promise<Record<string, string>> {
  const text = await readFile(join(directory, 'step.json'), 'utf8')
  return (JSON.parse(text) as { checksums: Record<string, string> }).checksums
}

async function writeSynced(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

const SYSTEM_HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space; finished generations are kept, and the same command goes on.',
  EDQUOT:
    'The quota of this disk is used up: free some space; finished generations are kept, and the same command goes on.',
  EACCES: 'No permission to write there: choose another folder with --runs, --reports or --out.',
  EPERM: 'No permission to write there: choose another folder with --runs, --reports or --out.',
  EROFS: 'The file system is read-only: choose another folder with --runs, --reports or --out.',
  ENOTDIR: 'A file stands where a folder should be: choose another folder with --runs, --reports or --out.',
  EEXIST: 'A file stands where a folder should be: choose another folder with --runs, --reports or --out.',
}

/** Turns a system error of writing into one that says what to do; other errors pass. */
export function asEnvironmentError(error: unknown, path: string): unknown {
  const hint = SYSTEM_HINTS[codeOf(error) ?? '']
  return hint === undefined
    ? error
    : new EnvironmentError(`${path}: ${messageOf(error)}`, hint, { cause: error })
}
