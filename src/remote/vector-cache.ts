import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, messageOf } from '../errors/index.js'
import { writeFileAtomic } from '../files/atomic.js'
import { sha256 } from '../files/checksum.js'
import { decodeVectors, encodeVectors, hashesOf, HEADER_BYTES } from './vector-file.js'

const EXTENSION = '.vectors'

/** Where a vector stands. */
interface Place {
  readonly file: string
  readonly row: number
}

/**
 * Vectors of texts on disk, in one folder for each endpoint. A file holds one answer of the server, written whole or
 * not at all, so several processes can write at once; damaged files are removed, and their texts are asked for again.
 * In memory are only the places of vectors.
 */
export class VectorCache {
  readonly #folder: string
  readonly #warn: (message: string) => void
  readonly #places = new Map<string, Place>()
  readonly #read = new Set<string>()

  constructor(folder: string, warn: (message: string) => void = () => {}) {
    this.#folder = folder
    this.#warn = warn
  }

  /** The vectors of texts; undefined for those that are not there. */
  async find(texts: readonly string[]): Promise<(Float32Array | undefined)[]> {
    await this.#readNames()
    const found = new Array<Float32Array | undefined>(texts.length).fill(undefined)
    const wanted = new Map<string, [position: number, row: number][]>()
    for (const [position, text] of texts.entries()) {
      const place = this.#places.get(sha256(text))
      if (place === undefined) continue
      wanted.set(place.file, [...(wanted.get(place.file) ?? []), [position, place.row]])
    }
    for (const [file, rows] of wanted) {
      const vectors = await this.#open(file)
      for (const [position, row] of rows) found[position] = vectors?.[row]
    }
    return found
  }

  async add(texts: readonly string[], vectors: readonly Float32Array[]): Promise<void> {
    const hashes = texts.map(sha256)
    const file = `${sha256(hashes.join('\n')).slice(0, 32)}${EXTENSION}`
    await mkdir(this.#folder, { recursive: true })
    await writeFileAtomic(join(this.#folder, file), encodeVectors(hashes, vectors))
    this.#remember(file, hashes)
  }

  #remember(file: string, hashes: readonly string[]): void {
    this.#read.add(file)
    for (const [row, hash] of hashes.entries()) this.#places.set(hash, { file, row })
  }

  /** Looks for files that this or another process has written since. */
  async #readNames(): Promise<void> {
    for (const file of (await namesIn(this.#folder)).sort()) {
      if (!file.endsWith(EXTENSION) || this.#read.has(file)) continue
      this.#read.add(file)
      await this.#orRemoved(file, async () =>
        this.#remember(file, await readHashes(join(this.#folder, file))),
      )
    }
  }

  #open(file: string): Promise<Float32Array[] | undefined> {
    return this.#orRemoved(file, async () => decodeVectors(await readFile(join(this.#folder, file))))
  }

  async #orRemoved<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      const path = join(this.#folder, file)
      this.#warn(`${path}: ${messageOf(error)}; its texts are sent to the server again`)
      await rm(path, { force: true })
      return undefined
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** The names of a file's texts, without its vectors. */
async function readHashes(path: string): Promise<string[]> {
  const file = await open(path)
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    await file.read(header, 0, HEADER_BYTES, 0)
    return await hashesOf(header, async (bytes) => {
      const names = Buffer.alloc(bytes)
      const { bytesRead } = await file.read(names, 0, bytes, HEADER_BYTES)
      return names.subarray(0, bytesRead)
    })
  } finally {
    await file.close()
  }
}
