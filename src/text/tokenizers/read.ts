import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BadInputError, messageOf } from '../../errors/index.js'
import { JsonField } from './json-field.js'
import { readByteLevel } from './read-byte-level.js'
import { readWordLevel } from './read-word-level.js'

export interface ReadOptions {
  /**
   * The token that ends a document, by its text (`eos_token` of tokenizer_config.json) or its id (`eos_token_id` of
   * config.json); default: known by its name.
   */
  readonly endOfDocument?: string | number | undefined
}

/**
 * A tokenizer from the text of a tokenizer.json: any byte-level BPE of Hugging Face, and what our own tokenizers
 * write. It gives the same ids as Hugging Face's reader, save that
 *
 * - special tokens are not looked for in texts, so that no text can write one;
 * - with `add_prefix_space` every text gets a space in front, also one that begins with a space, and `decode` takes
 *   one off: what is encoded comes back as it was, as long as whole documents are decoded;
 * - NFC, the one normalizer that is accepted, is not applied: text in another form keeps it;
 * - post-processors, which put special tokens around a text, are passed over: whoever packs documents does that.
 *
 * Anything else (Unigram, WordPiece, other normalizers and pre-tokenizers, patterns that JavaScript cannot express)
 * is a BadInputError that names the file and the field.
 *
 * @param path names the file in errors
 * @example
 * const tokenizer = readTokenizer(await readFile('gpt2/tokenizer.json', 'utf8'), 'gpt2/tokenizer.json')
 * tokenizer.size // 50257
 */
export function readTokenizer(json: string, path: string, { endOfDocument }: ReadOptions = {}): Tokenizer {
  const file = new JsonField(path, parse(json, path))
  const type = file.at('model').at('type')
  // Files of before 2020 do not name the model: those with merges are BPE.
  const name = type.isAbsent && !file.at('model').at('merges').isAbsent ? 'BPE' : type.text()
  if (name === 'BPE') return readByteLevel(file, json, endOfDocument)
  if (name === 'WordLevel') return readWordLevel(file)
  throw type.refuse('BPE')
}

function parse(json: string, path: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new BadInputError(
      `${path} is no valid JSON: ${messageOf(error)}`,
      'it may be cut off, or a page that was saved in its place: download it again',
      { cause: error },
    )
  }
}
