import type { JsonField } from './json-field.js'

/** Far above any published tokenizer: ids are places in arrays. */
const MOST_TOKENS = 4_000_000

export interface AddedToken {
  readonly id: number
  readonly content: string
  /** Whether no text reaches it. */
  readonly special: boolean
}

/** A field that says how an added token is found in a text, in ways that would change the text. */
const STRIPPING = ['single_word', 'lstrip', 'rstrip'] as const

export function readAddedTokens(file: JsonField): AddedToken[] {
  return file
    .at('added_tokens')
    .items()
    .map((token) => {
      const special = token.at('special').flag(false)
      for (const flag of STRIPPING) {
        if (!special && token.at(flag).flag(false))
          throw token.at(flag).refuse('false for tokens that are not special')
      }
      const content = token.at('content').text()
      if (content === '') throw token.at('content').refuse('a text that is not empty')
      return { id: token.at('id').index(MOST_TOKENS), content, special }
    })
}

/** All tokens by id, those of the model and added ones; ids in between may have none. */
export function readTokens(vocabulary: JsonField, added: readonly AddedToken[]): (string | undefined)[] {
  const tokens: (string | undefined)[] = []
  const put = (id: number, token: string): boolean => {
    while (tokens.length <= id) tokens.push(undefined)
    const free = tokens[id] === undefined || tokens[id] === token
    tokens[id] = token
    return free
  }
  for (const [token, field] of vocabulary.entries()) {
    if (!put(field.index(MOST_TOKENS), token)) throw field.refuse('an id that no other token has')
  }
  for (const { id, content } of added) {
    if (!put(id, content))
      throw vocabulary.fault(`the id ${id} of the added token ${content} is that of another token`)
  }
  return tokens
}
