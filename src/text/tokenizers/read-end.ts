import type { JsonField } from './json-field.js'
import type { AddedToken } from './read-vocabulary.js'
import { END_OF_DOCUMENT } from './special-tokens.js'

/** What tokenizers call the end of a document; where a file has several, the first of this list is taken. */
const NAMES = [END_OF_DOCUMENT, '<|end_of_text|>', '<|endofdocument|>', '<|eos|>', '</s>', '<eos>', '[EOS]']

/**
 * The id of the token that ends a document. A tokenizer.json does not say which one it is (tokenizer_config.json does,
 * as `eos_token`): the caller may know, else it is known by its name, or it is the only special token.
 */
export function readEndOfDocument(
  file: JsonField,
  tokens: readonly (string | undefined)[],
  added: readonly AddedToken[],
  given?: string | number,
): number {
  if (typeof given === 'number') return checkedId(file, tokens, added, given)
  const names = given === undefined ? NAMES : [given]
  for (const name of names) {
    const id = tokens.indexOf(name)
    if (id >= 0) return id
  }
  const special = added.filter((token) => token.special)
  if (given === undefined && special.length === 1) return special[0].id
  throw file
    .at('added_tokens')
    .fault(
      `no token ends a document: there is no ${names.join(', ')}`,
      'add it to the file as a special token: a model needs it to learn where documents end',
    )
}

/** An id must be that of a token which no text is to reach. */
function checkedId(
  file: JsonField,
  tokens: readonly (string | undefined)[],
  added: readonly AddedToken[],
  id: number,
): number {
  const token = tokens[id]
  if (token !== undefined && NAMES.includes(token)) return id
  if (added.some((candidate) => candidate.special && candidate.id === id)) return id
  throw file
    .at('added_tokens')
    .fault(
      `the token ${id}, after which texts are said to end, is ${token === undefined ? 'not there' : `${JSON.stringify(token)}, no special one`}`,
      'set eos_token_id in config.json to the id of the special token that ends a text, or leave it out',
    )
}
