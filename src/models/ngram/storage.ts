import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { BadInputError, EnvironmentError, messageOf } from '../../errors/index.js'
import { prefixSums } from './count.js'
import { type NgramOptions, type Smoothing, smoothingName } from './options.js'
import { type Counts, type GramLevel, NgramTables } from './tables.js'
import type { TokenKind } from './token-coder.js'

const VERSION = 2
const HEADER_FILE = 'ngram.json'
const TABLES_FILE = 'ngram.bin.gz'

interface Header {
  readonly format: 'collapse-lab n-gram'
  readonly version: number
  readonly tokens: TokenKind
  readonly smoothing: Smoothing
  /** Whether counts are sums of loss weights: 64-bit floating-point prefix sums. */
  readonly weighted: boolean
  /** Codes, then grams of each order from 1. */
  readonly codes: number
  readonly sizes: readonly number[]
  readonly discounts: readonly (readonly number[])[]
  readonly notes: readonly string[]
  /** Of the uncompressed tables. */
  readonly sha256: string
}

export interface StoredModel {
  readonly tables: NgramTables
  /** What the vocabulary learned. */
  readonly learned: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Writes a model as a JSON header and one gzipped file: the vocabulary, then for each order the last words, the
 * counts and the number of continuations, as little-endian 32-bit numbers (weighted counts as 64-bit prefix sums). Suffix links are not stored: they
 * follow from the rest and compress badly. The same model gives the same bytes.
 */
export async function saveTables(
  directory: string,
  tables: NgramTables,
  { tokens, smoothing }: Pick<NgramOptions, 'tokens' | 'smoothing'>,
  learned: readonly string[],
  notes: readonly string[],
): Promise<void> {
  // JSON, because tokens may hold halves of surrogate pairs, which UTF-8 cannot.
  const learnedBytes = Buffer.from(JSON.stringify(learned), 'utf8')
  const parts: Uint8Array[] = [bytesOf(Int32Array.of(learnedBytes.length)), learnedBytes]
  for (let level = 1; level <= tables.order; level++) {
    const { words: lastWords, cumulative, childStart } = tables.levels[level]
    parts.push(
      bytesOf(lastWords),
      bytesOf(cumulative instanceof Int32Array ? differences(cumulative) : cumulative),
    )
    if (level < tables.order) parts.push(bytesOf(differences(childStart)))
  }
  const bytes = Buffer.concat(parts)
  const header: Header = {
    format: 'collapse-lab n-gram',
    version: VERSION,
    tokens,
    smoothing,
    weighted: tables.levels[1].cumulative instanceof Float64Array,
    codes: tables.codes,
    sizes: tables.levels.slice(1).map((level) => level.size),
    discounts: tables.discounts.map((values) => [...values]),
    notes,
    sha256: sha256(bytes),
  }
  const zipped = await promisify(gzip)(bytes, { level: 1 })
  // The byte that names the operating system: unknown everywhere, so that all machines write the same.
  zipped[9] = 255
  await writeFile(join(directory, TABLES_FILE), zipped)
  await writeFile(join(directory, HEADER_FILE), `${JSON.stringify(header, undefined, 1)}\n`)
}

/** Reads what `saveTables` wrote. A missing, cut or altered file is an EnvironmentError that names it. */
export async function loadTables(
  directory: string,
  expected: Pick<NgramOptions, 'order' | 'tokens' | 'smoothing'>,
): Promise<StoredModel> {
  const header = await readHeader(join(directory, HEADER_FILE))
  const stored = described({ ...header, order: header.sizes.length })
  if (stored !== described(expected)) {
    throw new BadInputError(
      `${directory} holds an n-gram model of ${stored}`,
      `expected one of ${described(expected)}`,
    )
  }
  const path = join(directory, TABLES_FILE)
  let bytes: Buffer
  try {
    bytes = await promisify(gunzip)(await readFile(path))
  } catch (error) {
    throw damaged(path, messageOf(error), error)
  }
  if (sha256(bytes) !== header.sha256) throw damaged(path, 'its checksum is not the one in the header')
  try {
    return { ...decode(bytes, header), notes: header.notes }
  } catch (error) {
    throw damaged(path, messageOf(error), error)
  }
}

function described({
  order,
  tokens,
  smoothing,
}: Pick<NgramOptions, 'order' | 'tokens' | 'smoothing'>): string {
  return `${tokens}, order ${order}, smoothing ${smoothingName(smoothing)}`
}

async function readHeader(path: string): Promise<Header> {
  let header: Header
  try {
    header = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw damaged(path, messageOf(error), error)
  }
  if (header?.format !== 'collapse-lab n-gram' || !Array.isArray(header.sizes)) {
    throw damaged(path, 'it is not the header of an n-gram model')
  }
  if (header.version !== VERSION) throw damaged(path, `format version ${header.version}, expected ${VERSION}`)
  return header
}

function decode(bytes: Buffer, header: Header): Pick<StoredModel, 'tables' | 'learned'> {
  const learnedEnd = 4 + bytes.readInt32LE(0)
  const learned: string[] = JSON.parse(bytes.toString('utf8', 4, learnedEnd))
  let at = learnedEnd
  // Copied: the vocabulary before it leaves the numbers at any byte.
  const copy = (length: number): ArrayBuffer => {
    if (at + length > bytes.length) throw new RangeError('it is too short')
    at += length
    return bytes.buffer.slice(bytes.byteOffset + at - length, bytes.byteOffset + at) as ArrayBuffer
  }
  const take = (length: number): Int32Array => new Int32Array(copy(4 * length))
  const takeSums = (length: number): Counts =>
    header.weighted ? new Float64Array(copy(8 * (length + 1))) : prefixSums(take(length))
  const levels: GramLevel[] = [EMPTY]
  const order = header.sizes.length
  for (let n = 1; n <= order; n++) {
    const size = header.sizes[n - 1]
    const lastWords = n === 1 ? EMPTY.words : take(size)
    const cumulative = takeSums(size)
    const childStart = n < order ? prefixSums(take(size)) : EMPTY.childStart
    const suffixes = n > 2 ? suffixLinks(levels, lastWords) : EMPTY.suffixes
    levels.push({ size, words: lastWords, cumulative, childStart, suffixes })
  }
  const discounts = header.discounts.map((values) => Float64Array.from(values))
  return { tables: new NgramTables(levels, discounts), learned }
}

/** Suffix links of the next level: gram hw has the suffix h'w, where h' is the suffix of h. */
function suffixLinks(levels: readonly GramLevel[], lastWords: Int32Array): Int32Array {
  const below = new NgramTables(levels, [])
  const level = levels.length - 1
  const { size, childStart } = levels[level]
  const suffixes = new Int32Array(lastWords.length)
  for (let context = 0; context < size; context++) {
    const shorter = below.suffix(level, context)
    for (let row = childStart[context]; row < childStart[context + 1]; row++) {
      suffixes[row] = below.child(level - 1, shorter, lastWords[row])
    }
  }
  return suffixes
}

const EMPTY: GramLevel = {
  size: 0,
  words: new Int32Array(0),
  cumulative: new Int32Array(1),
  childStart: new Int32Array(0),
  suffixes: new Int32Array(0),
}

function differences(sums: Int32Array): Int32Array {
  const values = new Int32Array(sums.length - 1)
  for (let row = 0; row < values.length; row++) values[row] = sums[row + 1] - sums[row]
  return values
}

function bytesOf(numbers: Counts): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function damaged(path: string, why: string, cause?: unknown): EnvironmentError {
  return new EnvironmentError(
    `cannot read the n-gram model in ${path}: ${why}`,
    'the file is missing or damaged; delete its step and run again, and it will be fitted anew',
    { cause },
  )
}
