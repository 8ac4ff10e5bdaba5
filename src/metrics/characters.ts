import type { TextView } from '../contracts/text.js'
import { type CharacterCounts, countCharacters } from '../text/characters.js'
import { oncePer } from './once.js'

/** The characters of a view's documents by kind, counted once per view. */
export const characterCounts: (view: TextView) => CharacterCounts = oncePer((view: TextView) =>
  countCharacters(view.texts),
)

/**
 * Why what knows English alone says nothing of a view; undefined where most letters are Latin. Other languages in
 * Latin script pass: nothing here tells them apart.
 */
export function notEnglish(view: TextView): string | undefined {
  const { letters, scripts } = characterCounts(view)
  if (letters === 0) return 'the sample has no letters'
  const latin = scripts.Latin / letters
  return latin >= 1 / 2
    ? undefined
    : `made for English: only ${Math.round(100 * latin)}% of the sample's letters are Latin`
}
