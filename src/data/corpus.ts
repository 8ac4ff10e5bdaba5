import type { WorkContext } from '../contracts/model.js'
import { BadInputError } from '../errors/index.js'
import { hash53 } from '../text/hash.js'
import { displayPath, findFiles } from './find-files.js'
import { formatByName } from './formats/by-name.js'
import type { DocumentFormat } from './formats/formats.js'
import { Identities } from './identities.js'
import type { FileContent } from './read-file.js'
import { Reading } from './reading.js'
import type { DocumentsSpec } from './spec.js'

export interface SourceFile {
  readonly path: string
  /** As what it was read: the same bytes are other documents in another format. */
  readonly format: DocumentFormat
  /** Size and checksum of the uncompressed content: packing a file with gzip changes neither. */
  readonly bytes: number
  readonly sha256: string
  readonly documents: number
}

/** Human documents in files, numbered from 0 on in the order in which they were read. */
export interface Corpus {
  /** One number for each document, equal for equal texts. */
  readonly identities: Float64Array
  readonly files: readonly SourceFile[]
  /** What was done to the data that its owner should know. */
  readonly notes: readonly string[]
  /**
   * Gives documents by their positions. A small corpus is in memory as a whole; of a large one the files are
   * read again, and only the documents that `wanted` lists are kept: others are a RangeError.
   */
  fetch(wanted: () => Iterable<Uint32Array>): Promise<(position: number) => string>
}

/** Characters of a corpus that stays in memory after the first reading. */
const CHARACTERS_IN_MEMORY = 256 * 1024 * 1024
/** What a string costs beside its characters. */
const STRING_OVERHEAD = 32

/**
 * Reads human documents from files, one after the other; empty ones are dropped and counted in the notes.
 * Memory is bounded: beyond `charactersInMemory` only a number for each document is kept.
 */
export async function openCorpus(
  spec: DocumentsSpec,
  baseDirectory: string,
  work: WorkContext = {},
  charactersInMemory = CHARACTERS_IN_MEMORY,
): Promise<Corpus> {
  const paths = await findFiles(spec.files, baseDirectory)
  // All formats before the first byte: an unknown extension should not cost the reading of a gigabyte.
  const inputs = paths.map((path) => ({
    path,
    format: spec.format ?? formatByName(path),
  }))
  const reading = await Reading.of(spec, inputs, work)
  const identities = new Identities()
  let texts: string[] | undefined = []
  let room = charactersInMemory
  const contents = await reading.pass((text) => {
    identities.add(text)
    room -= text.length + STRING_OVERHEAD
    if (room < 0 && texts !== undefined) {
      texts = undefined
      reading.announcePass()
    }
    texts?.push(text)
  })
  const notes = contents.flatMap((content, index) => notesOf(displayPath(paths[index]), content))
  if (identities.size === 0) throw noDocuments(paths, notes)
  const all = texts
  const values = identities.values()
  return {
    identities: values,
    files: contents.map(({ bytes, sha256, documents }, index) => ({
      ...inputs[index],
      bytes,
      sha256,
      documents,
    })),
    notes,
    fetch: async (wanted) =>
      all === undefined ? fetchAgain(reading, values, contents, wanted()) : (position) => all[position],
  }
}

async function fetchAgain(
  reading: Reading,
  identities: Float64Array,
  before: readonly FileContent[],
  wanted: Iterable<Uint32Array>,
): Promise<(position: number) => string> {
  const isWanted = new Uint8Array(identities.length)
  for (const positions of wanted) for (const position of positions) isWanted[position] = 1
  const slots = new Uint32Array(identities.length)
  const texts: string[] = []
  let position = 0
  let same = true
  const contents = await reading.pass((text) => {
    if (position < identities.length && isWanted[position] === 1) {
      same &&= hash53(text) === identities[position]
      slots[position] = texts.push(ownCopy(text))
    }
    position++
  })
  if (!same || contents.some(({ sha256 }, index) => sha256 !== before[index].sha256)) {
    throw new BadInputError('human.files: the files changed while they were read', 'Run the command again.')
  }
  return (at) => {
    const text = texts[slots[at] - 1]
    if (text === undefined) throw new RangeError(`document ${at} was not asked for when the corpus was read`)
    return text
  }
}

/** A text cut out of a chunk of the file holds the whole chunk in memory; this one does not. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

function notesOf(file: string, { empty, layout }: FileContent): string[] {
  const notes: string[] = []
  if (layout !== undefined && layout.name !== 'text') notes.push(`${file}: read as ${layout.title}`)
  if (empty > 0) notes.push(`${file}: ${empty} empty ${empty === 1 ? 'document' : 'documents'} dropped`)
  return notes
}

function noDocuments(paths: readonly string[], notes: readonly string[]): BadInputError {
  return new BadInputError(
    `human.files: no documents in ${paths.length === 1 ? displayPath(paths[0]) : `${paths.length} files`}` +
      `${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`,
    'Expected at least two documents: one to train on and one to test against.',
  )
}
