import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { WorkContext } from '../contracts/model.js'
import { BadInputError, codeOf, InterruptedError, messageOf } from '../errors/index.js'
import { DocumentTooLongError, LONGEST_DOCUMENT } from './document-limit.js'
import { displayPath, findFiles } from './find-files.js'
import {
  type DocumentFormat,
  documentFormats,
  extensionOf,
  formatOf,
  isGzip,
  knownExtensions,
  readers,
} from './formats.js'
import type { DocumentsBy } from './reader.js'
import { RecordError } from './record-error.js'
import { closest } from './suggest.js'
import { decodeUtf8, NotTextError } from './utf8.js'

/** What to read, in the words of an experiment file. */
export interface DocumentsSpec {
  /** Names or globs, relative to the experiment file. */
  readonly files: readonly string[]
  /** Absent: by each file's extension. */
  readonly format?: DocumentFormat | undefined
  readonly field?: string | undefined
  readonly documents_by?: DocumentsBy | undefined
}

export interface SourceFile {
  readonly path: string
  /** Size and checksum of the uncompressed content: packing a file with gzip changes neither. */
  readonly bytes: number
  readonly sha256: string
  readonly documents: number
}

export interface Documents {
  readonly texts: string[]
  readonly files: SourceFile[]
  /** What was done to the data that its owner should know. */
  readonly notes: string[]
}

/** Reads human documents from files, one after the other; empty ones are dropped and counted in the notes. */
export async function readDocuments(
  spec: DocumentsSpec,
  baseDirectory: string,
  work: WorkContext = {},
): Promise<Documents> {
  const paths = await findFiles(spec.files, baseDirectory)
  // All formats before the first byte: an unknown extension should not cost the reading of a gigabyte.
  const formats = paths.map((path) => spec.format ?? formatOf(path) ?? unknownExtension(path))
  const texts: string[] = []
  const files: SourceFile[] = []
  const notes: string[] = []
  for (const [index, path] of paths.entries()) {
    work.progress?.(index, paths.length)
    const before = texts.length
    const { bytes, sha256, empty } = await readFileInto(texts, path, formats[index], spec, work)
    files.push({ path, bytes, sha256, documents: texts.length - before })
    if (empty > 0) {
      notes.push(`${displayPath(path)}: ${empty} empty ${empty === 1 ? 'document' : 'documents'} dropped`)
    }
  }
  work.progress?.(paths.length, paths.length)
  if (texts.length === 0) {
    throw new BadInputError(
      `human.files: no documents in ${paths.length === 1 ? displayPath(paths[0]) : `${paths.length} files`}` +
        `${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`,
      'Expected at least two documents: one to train on and one to test against.',
    )
  }
  return { texts, files, notes }
}

async function readFileInto(
  texts: string[],
  path: string,
  format: DocumentFormat,
  spec: DocumentsSpec,
  work: WorkContext,
): Promise<{ bytes: number; sha256: string; empty: number }> {
  const hash = createHash('sha256')
  const size = { bytes: 0 }
  let empty = 0
  try {
    const documents = readers[format](decodeUtf8(hashed(bytesOf(path), hash, size)), {
      field: spec.field,
      documentsBy: spec.documents_by ?? 'line',
      limit: LONGEST_DOCUMENT,
    })
    for await (const text of documents) {
      if (work.signal?.aborted === true) throw new InterruptedError('stopped while reading human data')
      if (text.trim() === '') empty++
      else texts.push(text)
    }
  } catch (error) {
    throw explain(error, displayPath(path), spec)
  }
  return { bytes: size.bytes, sha256: hash.digest('hex'), empty }
}

/** The file's uncompressed bytes. Errors of either stream reach the reader through the pipeline. */
function bytesOf(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path)
  return isGzip(path) ? pipeline(file, createGunzip(), () => {}) : file
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: Hash,
  size: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk)
    size.bytes += chunk.length
    yield chunk
  }
}

function unknownExtension(path: string): never {
  const extension = extensionOf(path)
  const meant = closest(extension, knownExtensions)
  throw new BadInputError(
    `human.files: ${displayPath(path)} has ${extension === '' ? 'no extension' : `the unknown extension ".${extension}"`}` +
      `${extension !== '' && meant !== undefined ? `: did you mean ".${meant}"?` : ';'} known: ${knownExtensions.map((known) => `.${known}`).join(', ')}, each also with .gz`,
    `Say what the files are with human.format: ${documentFormats.join(', ')}.`,
  )
}

/** Errors of reading, in the user's words; anything else is passed on as it came. */
function explain(error: unknown, file: string, spec: DocumentsSpec): unknown {
  const cause = { cause: error }
  if (error instanceof RecordError) return new BadInputError(`${file}: ${error.message}`, error.hint, cause)
  if (error instanceof NotTextError)
    return new BadInputError(`${file}: ${notText(error)}`, notTextHint(error), cause)
  if (error instanceof DocumentTooLongError) {
    const by = spec.documents_by ?? 'line'
    return new BadInputError(
      `${file}: line ${error.line}: expected at most ${error.limit} characters in a line or document, got more`,
      by === 'line'
        ? 'Break the text into lines, one document each, or write it as JSON Lines.'
        : `Break the text into smaller documents, or set human.documents_by: ${by === 'file' ? 'paragraph or line' : 'line'}.`,
      cause,
    )
  }
  const code = codeOf(error)
  if (code === 'ENOENT') return new BadInputError(`${file}: disappeared while it was read`, undefined, cause)
  if (code === 'EACCES' || code === 'EPERM') {
    return new BadInputError(`${file}: no permission to read it`, 'Change its permissions (chmod +r).', cause)
  }
  if (code?.startsWith('Z_') === true) {
    return new BadInputError(
      `${file}: not a whole gzip file (${messageOf(error)})`,
      'Compress the file again, or rename it if it is not compressed.',
      cause,
    )
  }
  if (code?.startsWith('E') === true && error instanceof Error && 'syscall' in error) {
    return new BadInputError(`${file}: cannot be read: ${error.message}`, undefined, cause)
  }
  return error
}

function notText({ problem, offset }: NotTextError): string {
  if (problem === 'binary') return `a binary file (a NUL byte at offset ${offset}), expected UTF-8 text`
  if (problem === 'utf-16') return 'UTF-16 text, expected UTF-8'
  if (problem === 'gzip') return 'compressed with gzip, expected text'
  return `invalid UTF-8 at byte ${offset}`
}

function notTextHint({ problem }: NotTextError): string {
  if (problem === 'binary') return 'Export the text as txt, jsonl, json or csv.'
  if (problem === 'gzip') return 'End its name in .gz to have it unpacked.'
  return 'Convert it: iconv -f WINDOWS-1252 (or UTF-16) -t UTF-8 old.txt > new.txt'
}
