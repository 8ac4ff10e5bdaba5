import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, messageOf } from '../../errors/index.js'
import { temporaryBeside, writeSynced } from '../../files/atomic.js'
import { sha256, sha256OfFile } from '../../files/checksum.js'
import { decodeCompressed, encodeCompressedJson } from '../../files/compressed-json.js'
import { asEnvironmentError } from '../../files/write-error.js'
import { layout } from './layout.js'
import { STORE_FORMAT } from './records.js'

export interface StepsOptions {
  /** Told of what cannot be read back. */
  readonly warn: (message: string) => void
  /** Whether damaged steps are removed. */
  readonly mend: boolean
}

/**
 * The steps of an experiment: folders named after their keys, each written beside its place, synced and renamed, so it
 * is there as a whole or not at all. `step.json` holds SHA-256 checksums of the uncompressed bytes; what does not match
 * them counts as missing.
 */
export class Steps {
  readonly #root: string
  readonly #options: StepsOptions

  constructor(root: string, options: StepsOptions) {
    this.#root = root
    this.#options = options
  }

  has(key: string): boolean {
    return existsSync(join(layout.step(this.#root, key), 'step.json'))
  }

  async readJson(key: string, name: string): Promise<unknown> {
    const directory = layout.step(this.#root, key)
    return this.#checked(key, async () => {
      const checksums = await readChecksums(directory)
      const json = await decodeCompressed(await readFile(join(directory, `${name}.json.gz`)))
      if (sha256(json) !== checksums[name]) throw new Error(`${name} does not match its checksum`)
      return JSON.parse(json.toString()) as unknown
    })
  }

  writeJson(key: string, name: string, value: unknown): Promise<void> {
    return this.#write(key, async (directory) => {
      const { bytes, json } = await encodeCompressedJson(value)
      await writeSynced(join(directory, `${name}.json.gz`), bytes)
      return { [name]: sha256(json) }
    })
  }

  /** A step of files: its folder, whose files match their checksums. */
  async directory(key: string): Promise<string | undefined> {
    const directory = layout.step(this.#root, key)
    return this.#checked(key, async () => {
      for (const [name, checksum] of Object.entries(await readChecksums(directory))) {
        if ((await sha256OfFile(join(directory, name))) !== checksum) throw new Error(`${name} was altered`)
      }
      return directory
    })
  }

  /** Stores a step of files: `save` writes its files into an empty folder. */
  async writeDirectory(key: string, save: (directory: string) => Promise<void>): Promise<void> {
    await this.#write(key, async (directory) => {
      await save(directory)
      const checksums: Record<string, string> = {}
      for (const name of (await readdir(directory)).sort()) {
        checksums[name] = await sha256OfFile(join(directory, name))
      }
      return checksums
    })
  }

  async remove(key: string): Promise<void> {
    await rm(layout.step(this.#root, key), { recursive: true, force: true })
  }

  /** Reads a step; a damaged one is removed, so that it can be written again. */
  async #checked<T>(key: string, read: () => Promise<T>): Promise<T | undefined> {
    if (!this.has(key)) return undefined
    try {
      return await read()
    } catch (error) {
      const directory = layout.step(this.#root, key)
      // A disk that fails or a limit that is reached says nothing about the step: dear work is not thrown away.
      const code = codeOf(error)
      if (code?.startsWith('E') && code !== 'ENOENT') throw asEnvironmentError(error, directory)
      this.#options.warn(`${directory}: ${messageOf(error)}; the step is done again`)
      if (this.#options.mend) await rm(directory, { recursive: true, force: true })
      return undefined
    }
  }

  async #write(key: string, write: (directory: string) => Promise<Record<string, string>>): Promise<void> {
    const target = layout.step(this.#root, key)
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
      if (this.has(key)) return
      throw asEnvironmentError(error, target)
    }
  }
}

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
