import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BYTES, CHARACTER_OF_BYTE, occursInUtf8 } from './byte-alphabet.js'
import { ByteLevelTokenizer } from './byte-level.js'
import type { JsonField } from './json-field.js'
import type { Merge } from './merges.js'
import { readEndOfDocument } from './read-end.js'
import { readByteLevelCuts } from './read-patterns.js'
import { readAddedTokens, readTokens } from './read-vocabulary.js'

/** A BPE model with byte-level tokens. `json` is the file, which is written again as it was. */
export function readByteLevel(file: JsonField, json: string, endOfDocument?: string | number): Tokenizer {
  refuseNormalizer(file.at('normalizer'))
  const model = file.at('model')
  refuseVariants(model)
  const { patterns, prefixSpace } = readByteLevelCuts(file.at('pre_tokenizer'))
  const added = readAddedTokens(file)
  const tokens = readTokens(model.at('vocab'), added)
  const end = readEndOfDocument(file, tokens, added, endOfDocument)
  const special = new Set([end, ...added.filter((token) => token.special).map(({ id }) => id)])
  const idOf = new Map(
    model
      .at('vocab')
      .entries()
      .map(([token, id]) => [token, id.index(tokens.length)]),
  )
  for (let byte = 0; byte < BYTES; byte++) {
    const id = idOf.get(CHARACTER_OF_BYTE[byte])
    if (occursInUtf8(byte) && (id === undefined || special.has(id)))
      throw model
        .at('vocab')
        .fault(`there is no ordinary token "${CHARACTER_OF_BYTE[byte]}" for the byte ${byte}`)
  }
  const merges = readMerges(model.at('merges'), idOf)
  return new ByteLevelTokenizer({
    label:
      merges.length === 0 ? 'bytes' : `byte-level BPE of ${tokens.length.toLocaleString('en-US')} tokens`,
    tokens,
    merges,
    special,
    endOfDocument: end,
    added: new Map(added.filter(({ id }) => !special.has(id)).map(({ content, id }) => [content, id])),
    patterns,
    prefixSpace,
    wholePieces: model.at('ignore_merges').flag(false),
    toJson: () => json,
  })
}

/**
 * NFC is passed over: it would change the text. Text is nearly always in that form already, and its tokens are then
 * the same; other text keeps the form it has.
 */
function refuseNormalizer(normalizer: JsonField): void {
  if (normalizer.isAbsent) return
  const type = normalizer.at('type').text()
  if (type === 'Sequence') normalizer.at('normalizers').items().forEach(refuseNormalizer)
  else if (type !== 'NFC') throw normalizer.at('type').refuse('no normalizer, or NFC')
}

function refuseVariants(model: JsonField): void {
  for (const affix of ['continuing_subword_prefix', 'end_of_word_suffix']) {
    const field = model.at(affix)
    if (!field.isAbsent && field.text() !== '') throw field.refuse('null')
  }
  const dropout = model.at('dropout')
  if (!dropout.isAbsent && !dropout.equals(0)) throw dropout.refuse('null')
  if (model.at('byte_fallback').flag(false)) throw model.at('byte_fallback').refuse('false')
}

/** Merges as texts of two tokens with a space between, or as pairs. */
function readMerges(field: JsonField, idOf: ReadonlyMap<string, number>): Merge[] {
  if (field.isAbsent) throw field.refuse('a list of merges')
  return field.items().map((item) => {
    const pair = item.isText() ? item.text().split(' ') : item.items().map((token) => token.text())
    if (pair.length !== 2) throw item.refuse('two tokens')
    const [left, right, merged] = [pair[0], pair[1], pair.join('')].map((token) => {
      const id = idOf.get(token)
      if (id === undefined) throw item.refuse(`tokens of the vocabulary, which has no "${token}"`)
      return id
    })
    return { left, right, merged }
  })
}
