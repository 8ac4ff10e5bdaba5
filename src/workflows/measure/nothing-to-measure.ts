import { listed } from '../../analysis/index.js'
import { BadInputError } from '../../errors/index.js'
import type { TokenisationName } from '../../text/tokenisations.js'
import type { GroupView } from './group-views.js'

/** Groups that an error names. */
const NAMED = 4
/** Characters of a token from which on white space hardly parts words, as in Chinese or Japanese. */
const LONG_TOKEN = 20

/** No group is large enough: what each lacks, and how documents or tokens could be cut otherwise. */
export function nothingToMeasure(
  groups: readonly GroupView[],
  tokenisation: TokenisationName,
): BadInputError {
  const named = groups.slice(0, NAMED).map((group) => `${group.name} ${whyTooFew(group)}`)
  const more = groups.length - named.length
  const lacks = listed(more > 0 ? [...named, `${more} more`] : named)
  const isUnspaced = tokenisation === 'whitespace' && groups.some(hasLongTokens)
  return new BadInputError(
    `no group is large enough to be measured: ${lacks}`,
    groups.some(({ group }) => !group.whole.isWhole)
      ? 'Raise --budget: some documents are longer than all that is held, or cut them with --documents-by.'
      : isUnspaced
        ? 'White space hardly parts words in this text: try --tokenisation words, or characters.'
        : 'Give more text, group by a field that more records share, or cut text into smaller documents with --documents-by line.',
  )
}

/** What a group lacks, and whether that is of its random sample. */
export function whyTooFew({ tooFew, group }: GroupView): string | undefined {
  return tooFew === undefined || group.whole.isWhole ? tooFew : `${tooFew} in its random sample`
}

function hasLongTokens({ view }: GroupView): boolean {
  const characters = view.texts.reduce((sum, text) => sum + text.length, 0)
  return characters >= LONG_TOKEN * view.corpus().words.length
}
