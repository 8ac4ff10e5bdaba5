import { irstlm } from './irstlm.js'
import { kenlm } from './kenlm.js'
import { nltk } from './nltk.js'
import type { Found } from './toolkit.js'

/** KenLM is looked for under the path given, IRSTLM and NLTK where Debian puts them too. */
export function findToolkits(lmplz: string | undefined): readonly Found[] {
  return [kenlm(lmplz), irstlm(), nltk()]
}

/**
 * A plain line for each toolkit that is not there.
 *
 * @example
 * missingLines([{ name: 'KenLM', missing: 'no lmplz on PATH' }]) // ['not found: KenLM (no lmplz on PATH)']
 */
export function missingLines(found: readonly Found[]): string[] {
  return found.flatMap((one) => ('missing' in one ? [`not found: ${one.name} (${one.missing})`] : []))
}
