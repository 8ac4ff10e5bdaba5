import { readFile } from 'node:fs/promises'
import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BadInputError, codeOf, messageOf } from '../../errors/index.js'
import { bytesTokenizer } from './bytes.js'
import { charactersOf } from './characters.js'
import type { TokenizerSpec } from './options.js'
import { readTokenizer } from './read.js'
import { type Turn, trainBpe } from './train-bpe.js'
import { wordsOf } from './words.js'

/**
 * The tokenizer that an option asks for. Those that learn take it from `texts`, which must be the human training split
 * and nothing else, so that all generations are coded alike.
 *
 * @param spec what `tokenizerSchema` parsed; a file's path is taken as it stands
 * @example
 * const tokenizer = await openTokenizer({ bpe: 1024 }, texts)
 * shortfall({ bpe: 1024 }, tokenizer) // undefined, or why there are fewer tokens
 */
export async function openTokenizer(
  spec: TokenizerSpec,
  texts: readonly string[],
  turn?: Turn,
): Promise<Tokenizer> {
  if (spec === 'bytes') return bytesTokenizer()
  if (spec === 'characters') return charactersOf(texts)
  if (spec === 'words') return wordsOf(texts)
  if ('words' in spec) return wordsOf(texts, spec.words)
  if ('bpe' in spec) return trainBpe(texts, { vocabulary: spec.bpe }, turn)
  return readTokenizer(await contentOf(spec.file), spec.file)
}

/** Why a trained tokenizer has fewer tokens than were asked for, in a sentence; undefined where it has them all. */
export function shortfall(spec: TokenizerSpec, { size }: Tokenizer): string | undefined {
  if (typeof spec === 'string' || !('bpe' in spec) || size >= spec.bpe) return undefined
  const [made, asked] = [size, spec.bpe].map((count) => count.toLocaleString('en-US'))
  return `the tokenizer has ${made} tokens, not ${asked}: in the human text no further pair of tokens occurs twice`
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : messageOf(error)
    throw new BadInputError(
      `cannot read the tokenizer ${path}: ${reason}`,
      'expected the path of a tokenizer.json',
      { cause: error },
    )
  }
}
