import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { FactReader } from '../contracts/world.js'
import { BadInputError, codeOf, messageOf } from '../errors/index.js'
import { sha256 } from '../files/checksum.js'
import { parseFacts } from './fact-file.js'
import { listedFacts } from './listed-facts.js'
import { mineFacts } from './mined-facts.js'

/** Raised whenever the same facts and texts would give other statements. Part of the measure key. */
const VERSION = 1

/** Where the facts of real text come from: a list, or the text's own names and numbers. */
export type FactsSpec = { readonly file: string } | { readonly mine: 'names' }

export interface OpenedFacts {
  /** What the numbers of fact metrics depend on, beside the human data. */
  readonly identity: Readonly<Record<string, string | number>>
  readonly notes: readonly string[]
  /** The reader for one training split. */
  readerFor(train: readonly string[]): FactReader
}

/** Opens the facts of human data; a file's name starts at `baseDirectory`. */
export async function openFacts(spec: FactsSpec, baseDirectory: string): Promise<OpenedFacts> {
  if ('mine' in spec) {
    return { identity: { version: VERSION, mine: spec.mine }, notes: [], readerFor: mineFacts }
  }
  const path = resolve(baseDirectory, spec.file)
  const text = await readText(path)
  const { facts, notes } = parseFacts(text.replace(/^\uFEFF/, ''), displayed(path))
  const reader = listedFacts(facts)
  return { identity: { version: VERSION, file: sha256(text) }, notes, readerFor: () => reader }
}

async function readText(path: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT'
    throw new BadInputError(
      `human.facts.file: ${displayed(path)} ${missing ? 'does not exist' : `cannot be read: ${messageOf(error)}`}`,
      'The name starts at the folder of the experiment file; for names and numbers of the text itself write human.facts: { mine: names }.',
      { cause: error },
    )
  }
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new BadInputError(
      `human.facts.file: ${displayed(path)} is not UTF-8 text`,
      'Expected JSON Lines with one {"subject", "relation", "object", "aliases"} a line.',
    )
  }
  return bytes.toString('utf8')
}

/** As a user would write it: relative where the file lies below the current folder. */
function displayed(path: string): string {
  const short = relative('', path)
  return short === '' || short.startsWith('..') ? path : short
}
