import type { Tokenisation } from '../contracts/text.js'
import { byCharacters } from './code-points.js'
import { byWhiteSpace } from './tokenisation.js'
import { byWords } from './unicode-words.js'

/** Ways of cutting text that need nothing but the text, by the name that stands in an experiment file. */
export const tokenisationNames = ['whitespace', 'words', 'characters'] as const
export type TokenisationName = (typeof tokenisationNames)[number]

export const tokenisations: Readonly<Record<TokenisationName, Tokenisation>> = {
  whitespace: byWhiteSpace,
  words: byWords,
  characters: byCharacters,
}
