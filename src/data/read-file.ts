import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BadInputError, InterruptedError } from '../errors/index.js'
import { LONGEST_DOCUMENT } from './document-limit.js'
import { explainError } from './explain-error.js'
import { displayPath } from './find-files.js'
import { type DocumentFormat, isGzip, readers } from './formats/formats.js'
import type { Layout } from './layouts/index.js'
import type { RandomAccessFile, ReaderOptions } from './reader.js'
import type { RecordHooks } from './record-hooks.js'
import type { DocumentsSpec } from './spec.js'
import { decodeUtf8 } from './formats/utf8.js'

export interface InputFile {
  readonly path: string
  readonly format: DocumentFormat
}

export interface FileWork {
  readonly signal?: AbortSignal | undefined
  /** Bytes read from the disk so far, packed ones where the file is packed. */
  readonly onBytes: (bytes: number) => void
  /** Told each document that is dropped because there is nothing but white space in it. */
  readonly onEmpty?: (() => void) | undefined
  readonly hooks?: RecordHooks | undefined
}

export interface FileContent {
  /** Size and checksum of the uncompressed content: packing a file with gzip changes neither. */
  readonly bytes: number
  readonly sha256: string
  /** Documents dropped because there is nothing but white space in them. */
  readonly empty: number
  /** The layout that its first record showed; undefined where none was needed or told. */
  readonly layout: Layout | undefined
}

/** Hands over a file's documents one by one, empty ones aside. */
export async function readFile(
  { path, format }: InputFile,
  spec: DocumentsSpec,
  { signal, onBytes, onEmpty, hooks }: FileWork,
  onDocument: (text: string) => void,
): Promise<FileContent> {
  const documentsBy = spec.documents_by ?? 'line'
  const content = { hash: createHash('sha256'), bytes: 0 }
  let layout: Layout | undefined
  let empty = 0
  try {
    const documents = openDocuments(path, format, content, onBytes, {
      field: spec.field,
      layout: spec.layout,
      onLayout(recognised) {
        layout = recognised
      },
      documentsBy,
      limit: LONGEST_DOCUMENT,
      hooks,
    })
    for await (const text of documents) {
      if (signal?.aborted === true) throw new InterruptedError('stopped while reading human data')
      if (text.trim() === '') {
        empty++
        onEmpty?.()
      } else onDocument(text)
    }
  } catch (error) {
    throw explainError(error, displayPath(path), documentsBy)
  }
  return { bytes: content.bytes, sha256: content.hash.digest('hex'), empty, layout }
}

interface Content {
  readonly hash: Hash
  bytes: number
}

function openDocuments(
  path: string,
  format: DocumentFormat,
  content: Content,
  onBytes: (bytes: number) => void,
  options: ReaderOptions,
): AsyncIterable<string> {
  const reader = readers[format]
  if (reader.access === 'stream') {
    return reader.read(decodeUtf8(counted(bytesOf(path, onBytes), content)), options)
  }
  if (isGzip(path)) {
    throw new BadInputError(
      `${displayPath(path)}: a ${format} file inside gzip, which allows reading from the start only`,
      'Unpack it (gunzip); its columns are compressed already.',
    )
  }
  return randomAccess(path, content, onBytes, (file, onShare) => reader.read(file, options, onShare))
}

/** The file's uncompressed bytes. Errors of either stream reach the reader through the pipeline. */
async function* bytesOf(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path)
  const plain: AsyncIterable<Uint8Array> = isGzip(path) ? pipeline(file, createGunzip(), () => {}) : file
  for await (const chunk of plain) {
    onBytes(file.bytesRead)
    yield chunk
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, content: Content): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    content.hash.update(chunk)
    content.bytes += chunk.length
    yield chunk
  }
}

async function* randomAccess(
  path: string,
  content: Content,
  onBytes: (bytes: number) => void,
  read: (file: RandomAccessFile, onShare: (share: number) => void) => AsyncIterable<string>,
): AsyncGenerator<string> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const file = { byteLength: size, slice: (start: number, end = size) => readPart(handle, start, end) }
    yield* read(file, (share) => onBytes(Math.floor(share * size)))
    // What was read above is no stream of all bytes: the checksum takes a pass of its own.
    for await (const _ of counted(handle.createReadStream({ start: 0, autoClose: false }), content));
  } finally {
    await handle.close()
  }
}

async function readPart(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const part = new ArrayBuffer(Math.max(0, end - start))
  let length = 0
  while (length < part.byteLength) {
    const view = new Uint8Array(part, length)
    const { bytesRead } = await handle.read(view, 0, view.length, start + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length === part.byteLength ? part : part.slice(0, length)
}
