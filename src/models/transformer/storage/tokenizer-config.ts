import { type JsonObject, parseJsonObject } from './json-file.js'

export const TOKENIZER_FILE = 'tokenizer.json'
export const TOKENIZER_CONFIG_FILE = 'tokenizer_config.json'

/**
 * The text of tokenizer_config.json, which tells transformers to take tokenizer.json as it is, how long texts may be
 * and which token ends them (where tokenizer.json lists that token among its added ones).
 */
export function formatTokenizerConfig(tokenizerJson: string, endOfText: number, context: number): string {
  const end = addedToken(parseJsonObject(tokenizerJson, TOKENIZER_FILE), endOfText)
  const fields = {
    ...(end === undefined ? {} : { bos_token: end }),
    // Decoding must give back the text, spaces before punctuation included.
    clean_up_tokenization_spaces: false,
    ...(end === undefined ? {} : { eos_token: end }),
    model_max_length: context,
    tokenizer_class: 'PreTrainedTokenizerFast',
  }
  return `${JSON.stringify(fields, undefined, 2)}\n`
}

function addedToken({ added_tokens: added }: JsonObject, id: number): string | undefined {
  if (!Array.isArray(added)) return undefined
  const token: unknown = added.find((entry) => entry?.id === id)?.content
  return typeof token === 'string' ? token : undefined
}
