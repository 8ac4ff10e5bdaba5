import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { displayPath } from '../../../data/index.js'
import { BadInputError } from '../../../errors/index.js'
import { writeFileAtomic } from '../../../files/atomic.js'
import { sha256 } from '../../../files/checksum.js'
import { decodeCompressed } from '../../../files/compressed-json.js'
import { parseTyped, stringifyTyped } from '../../../files/typed-json.js'
import type { CorpusGroupState } from './corpus-group.js'

export const SKETCH_EXTENSION = '.sketch'

/** Raised whenever a file written before would give other results, or none. */
const FORMAT = 1
const MAGIC = 'collapse-sketch'
const NEW_LINE = 10

const compress = promisify(gzip)

export interface SketchedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Everything that is known of some data beside its groups. */
export interface SketchHeader {
  readonly tokenisation: string
  readonly budget: number
  readonly by?: string
  /** Whether the group `human` holds human text. */
  readonly human: boolean
  readonly pair?: readonly [human: string, machine: string]
  readonly files: readonly SketchedFile[]
  readonly filesOf: readonly (readonly [group: string, files: readonly string[]])[]
  readonly kinds: readonly string[]
  readonly notes: readonly string[]
}

export interface Sketches extends SketchHeader {
  readonly groups: readonly CorpusGroupState[]
}

/**
 * One line that says what the file is, its version and the checksum of the rest; then, gzipped, a line of JSON on the
 * data and one for each group. The same data gives the same bytes.
 */
export async function writeSketches(path: string, { groups, ...header }: Sketches): Promise<void> {
  const lines = [header, ...groups].map((value) => Buffer.from(`${stringifyTyped(value)}\n`))
  const packed = await compress(Buffer.concat(lines), { level: 1 })
  const first = Buffer.from(`${MAGIC} ${FORMAT} ${sha256(packed)}\n`)
  await writeFileAtomic(path, [first, packed])
}

/** @throws BadInputError for a file that is none, is damaged or was written by another version */
export async function readSketches(path: string): Promise<Sketches> {
  const shown = displayPath(path)
  const bytes = await readFile(path)
  const end = bytes.indexOf(NEW_LINE)
  const [magic, format, checksum] = bytes
    .subarray(0, Math.max(0, Math.min(end, 200)))
    .toString('latin1')
    .split(' ')
  if (magic !== MAGIC) {
    throw new BadInputError(
      `${shown}: not a file of sketches`,
      'Files that end in .sketch are those that "collapse measure --save-sketch" writes.',
    )
  }
  if (format !== String(FORMAT)) {
    throw new BadInputError(
      `${shown}: sketches of version ${format?.slice(0, 20)}, expected version ${FORMAT}`,
      'Save the sketches again with this version.',
    )
  }
  const packed = bytes.subarray(end + 1)
  if (sha256(packed) !== checksum) {
    throw new BadInputError(
      `${shown}: damaged or truncated: its checksum does not agree`,
      'Copy the file again, or save the sketches again.',
    )
  }
  try {
    const [header, ...groups] = parsedLines(await decodeCompressed(packed))
    return { ...(header as SketchHeader), groups: groups as CorpusGroupState[] }
  } catch (error) {
    throw new BadInputError(
      `${shown}: not written by "collapse measure --save-sketch"`,
      'Save the sketches again.',
      { cause: error },
    )
  }
}

/** All lines together may be longer than a string can be. */
function parsedLines(bytes: Buffer): unknown[] {
  const values: unknown[] = []
  let start = 0
  for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, start)) {
    values.push(parseTyped(bytes.toString('utf8', start, end)))
    start = end + 1
  }
  return values
}
