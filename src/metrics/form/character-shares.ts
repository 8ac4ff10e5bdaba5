import type { Metric } from '../../contracts/metric.js'
import type { CharacterCounts } from '../../text/characters.js'
import { characterCounts } from '../characters.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

interface Kind {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly what: string
  readonly formula: string
  readonly counted: (counts: CharacterCounts) => readonly [count: number, of: number]
  /** Why there is no share where there is nothing to count among. */
  readonly nothing: string
}

const NO_CHARACTERS = 'the sample has no visible characters'

const kinds: readonly Kind[] = [
  {
    name: 'punctuation',
    label: 'Punctuation',
    unit: 'share of characters',
    what: 'are punctuation: full stops, commas, quotes, brackets, dashes of any script. Signs such as $, + and = are symbols, not punctuation',
    formula: 'characters of general category P / characters',
    counted: ({ punctuation, characters }) => [punctuation, characters],
    nothing: NO_CHARACTERS,
  },
  {
    name: 'digit',
    label: 'Digits',
    unit: 'share of characters',
    what: 'are decimal digits of any script',
    formula: 'characters of general category Nd / characters',
    counted: ({ digits, characters }) => [digits, characters],
    nothing: NO_CHARACTERS,
  },
  {
    name: 'upper_case',
    label: 'Upper case',
    unit: 'share of letters that have case',
    what: 'are in upper case, among the letters that have two cases',
    formula: 'letters of general category Lu or Lt / letters of category Lu, Lt or Ll',
    counted: ({ upperCase, cased }) => [upperCase, cased],
    nothing: 'the sample has no letters with upper and lower case',
  },
  {
    name: 'emoji',
    label: 'Emoji',
    unit: 'share of characters',
    what: 'are shown as emoji. An emoji of several code points (flags, skin tones, families) counts as its visible ones',
    formula: 'characters with Emoji_Presentation, or before U+FE0F / characters',
    counted: ({ emoji, characters }) => [emoji, characters],
    nothing: NO_CHARACTERS,
  },
]

export const metrics: readonly Metric[] = kinds.map(share)

/**
 * @example
 * characters.punctuation_share of ['Go, go!'] // 1/3: two of six
 */
function share({ name, label, unit, what, formula, counted, nothing }: Kind): Metric {
  return textMetric({
    id: `characters.${name}_share`,
    version: 1,
    label,
    unit,
    format: 'percent',
    better: 'neither',
    minimum: { documents: 1 },
    definition: `Share of the sample's characters that ${what}.

**Formula.** ${formula}. A character is a code point that is neither white space nor a control or format character; combining marks belong to the one before them, so that composed (NFC) and decomposed (NFD) text give the same value. All documents are one pool.

**Bias.** None by size. Compare with human text of the same source: each genre has its own level.

**Smallest sensible sample.** About 1,000 characters.

Source: counted; Unicode character properties of the Node that runs it.`,
    measure(view) {
      const [count, of] = counted(characterCounts(view))
      return of === 0 ? undefinedBecause(nothing, 0) : { value: count / of, n: of }
    },
  })
}
