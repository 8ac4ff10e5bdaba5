import { isAbsolute, join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Batch } from '../../contracts/batch.js'
import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BadInputError, EnvironmentError } from '../../errors/index.js'
import { openTokenizer } from '../../text/tokenizers/open.js'
import type { TokenizerSpec } from '../../text/tokenizers/options.js'
import { readTokenizer } from '../../text/tokenizers/read.js'
import { asText } from './documents.js'
import type { Gpt2Config } from './gpt2-config.js'
import type { StoredConfig } from './storage/config-json.js'
import { inspectGpt2, loadGpt2 } from './storage/folder.js'
import { readText } from './storage/json-file.js'
import { TOKENIZER_FILE } from './storage/tokenizer-config.js'
import type { Weights } from './weights.js'

export const DEFAULT_TOKENIZER: TokenizerSpec = { bpe: 1024 }

/** A model folder's weights and tokenizer. */
export interface Loaded {
  readonly weights: Weights
  readonly tokenizer: Tokenizer
  readonly notes: readonly string[]
}

/** Reads a folder; its weights come to lie in memory that all threads share. */
export async function loadFolder(directory: string): Promise<Loaded> {
  const { weights, tokenizerJson, endOfText, extra } = await loadGpt2(
    directory,
    (length) => new Float32Array(new SharedArrayBuffer(4 * length)),
  )
  const tokenizer = tokenizerOf(directory, tokenizerJson, { config: weights.config, endOfText })
  const notes = extra?.['notes']
  return { weights, tokenizer, notes: Array.isArray(notes) ? notes.map(String) : [] }
}

/** Reads a folder that this program wrote: nobody chose it, and what is wrong with it is no wrong input. */
export async function loadStored(directory: string): Promise<Loaded> {
  try {
    return await loadFolder(directory)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    throw new EnvironmentError(
      `cannot read the transformer in ${directory}: ${error.message}`,
      'a file is missing or damaged; delete its step and run again, and it will be fitted anew',
      { cause: error },
    )
  }
}

/** The model's shape, once its folder has proved to be of use: all but the weights' numbers is looked at. */
export async function inspectFolder(directory: string): Promise<Gpt2Config> {
  const stored = await inspectGpt2(directory)
  tokenizerOf(directory, await readText(join(directory, TOKENIZER_FILE)), stored)
  return stored.config
}

/** Documents end with the token that ended them when the model was trained. */
function tokenizerOf(
  directory: string,
  json: string,
  { config: { vocabulary }, endOfText }: StoredConfig,
): Tokenizer {
  const tokenizer = readTokenizer(json, join(directory, TOKENIZER_FILE), { endOfDocument: endOfText })
  if (tokenizer.size === vocabulary) return tokenizer
  throw new BadInputError(
    `${directory}: its tokenizer.json has ${tokenizer.size} tokens, its config.json says vocab_size ${vocabulary}`,
    'Both must come from the same model.',
  )
}

export function pathFrom(baseDirectory: string | undefined, path: string): string {
  return isAbsolute(path) ? path : resolve(baseDirectory ?? '.', path)
}

const known = new WeakMap<Batch, Map<string, Promise<Tokenizer>>>()

/** The tokenizer of a run: learned from its human training split once, however many models are fitted. */
export function tokenizerFor(spec: TokenizerSpec, human: Batch, baseDirectory?: string): Promise<Tokenizer> {
  const ofHuman = known.get(human) ?? new Map<string, Promise<Tokenizer>>()
  known.set(human, ofHuman)
  const placed = located(spec, baseDirectory)
  const key = JSON.stringify(placed)
  const opened =
    ofHuman.get(key) ?? openTokenizer(placed, asText(human, 'learns its tokens from').texts, () => nextTurn())
  ofHuman.set(key, opened)
  return opened
}

export function located(spec: TokenizerSpec, baseDirectory?: string): TokenizerSpec {
  return typeof spec === 'object' && 'file' in spec ? { file: pathFrom(baseDirectory, spec.file) } : spec
}
