import { readCsv } from './csv.js'
import { readJson } from './json.js'
import { readJsonl } from './jsonl.js'
import { readParquet } from './parquet.js'
import { readTxt } from './txt.js'
import type { DocumentReader } from '../reader.js'

export const documentFormats = ['txt', 'jsonl', 'json', 'csv', 'parquet'] as const

export type DocumentFormat = (typeof documentFormats)[number]

/** A format is one file with its reader, an entry here and its extensions below. */
export const readers: Readonly<Record<DocumentFormat, DocumentReader>> = {
  txt: { access: 'stream', read: readTxt },
  jsonl: { access: 'stream', read: readJsonl },
  json: { access: 'stream', read: readJson },
  csv: { access: 'stream', read: readCsv },
  parquet: { access: 'random', read: readParquet },
}

const byExtension: Readonly<Record<string, DocumentFormat>> = {
  txt: 'txt',
  text: 'txt',
  md: 'txt',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  parquet: 'parquet',
}

export const knownExtensions: readonly string[] = Object.keys(byExtension)

/** `.txt, .csv (each also with .gz), .parquet`: a file that is read here and there cannot be packed as a whole. */
export function describeExtensions(): string {
  const listed = (access: DocumentReader['access']) =>
    knownExtensions
      .filter((extension) => readers[byExtension[extension]].access === access)
      .map((extension) => `.${extension}`)
      .join(', ')
  return `${listed('stream')} (each also with .gz), ${listed('random')}`
}

/** The format of a file by its extension, a final `.gz` aside; undefined for an unknown one. */
export function formatOf(path: string): DocumentFormat | undefined {
  const extension = extensionOf(path)
  return Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined
}

/** Lowercase, without the dot and without `.gz`; '' where there is none. */
export function extensionOf(path: string): string {
  const name = path.replace(/^.*[\\/]/, '').replace(/\.gz$/i, '')
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

export function isGzip(path: string): boolean {
  return /\.gz$/i.test(path)
}
