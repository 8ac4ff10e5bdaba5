import { readdir, readFile, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { codeOf, messageOf } from '../../errors/index.js'
import { writeFileAtomic } from '../../files/atomic.js'
import { sha256 } from '../../files/checksum.js'
import { decodeCompressed, encodeCompressedJson } from '../../files/compressed-json.js'
import { parseNumbers, stringifyNumbers } from '../../files/number-json.js'
import { layout } from './layout.js'
import { openScratch, removeScratch, sweepScratch } from './scratch.js'
import { Steps } from './steps.js'
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
 * An experiment's results on disk: steps under their keys, and the records of its generations. What cannot be read
 * back or does not match its checksum counts as missing and is reported through `warn`: it is then done again.
 */
export class Store {
  readonly root: string
  readonly #warn: (message: string) => void
  readonly #steps: Steps

  /** `mend: false` is for readers without the lock: they report damage and leave it where it is. */
  constructor(root: string, warn: (message: string) => void = () => {}, options: { mend?: boolean } = {}) {
    this.root = root
    this.#warn = warn
    this.#steps = new Steps(root, { warn, mend: options.mend ?? true })
  }

  /** What is read beside the steps tells of damage the same way. */
  warn(message: string): void {
    this.#warn(message)
  }

  hasStep(key: string): boolean {
    return this.#steps.has(key)
  }

  async readSample(key: string): Promise<SampleRecord | undefined> {
    return (await this.#steps.readJson(key, 'sample')) as SampleRecord | undefined
  }

  writeSample(key: string, record: SampleRecord): Promise<void> {
    return this.#steps.writeJson(key, 'sample', record)
  }

  async readCuration(key: string): Promise<CurationRecord | undefined> {
    return (await this.#steps.readJson(key, 'curation')) as CurationRecord | undefined
  }

  writeCuration(key: string, record: CurationRecord): Promise<void> {
    return this.#steps.writeJson(key, 'curation', record)
  }

  async readNotes(key: string): Promise<readonly string[] | undefined> {
    return (await this.#steps.readJson(key, 'notes')) as readonly string[] | undefined
  }

  writeNotes(key: string, notes: readonly string[]): Promise<void> {
    return this.#steps.writeJson(key, 'notes', notes)
  }

  /** The folder of a stored model whose files match their checksums. */
  modelDirectory(key: string): Promise<string | undefined> {
    return this.#steps.directory(key)
  }

  /** Stores a model: `save` writes its files into an empty folder. */
  writeModel(key: string, save: (directory: string) => Promise<void>): Promise<void> {
    return this.#steps.writeDirectory(key, save)
  }

  removeStep(key: string): Promise<void> {
    return this.#steps.remove(key)
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
}

/** What `temporaryBeside` makes of a name. */
const TEMPORARY = /\.tmp-\d+-\d+$/

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
