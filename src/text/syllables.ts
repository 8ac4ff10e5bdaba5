/** No English word is longer; of longer strings of letters only the beginning is looked at. */
const LONGEST_WORD = 60

/**
 * Syllables of an English word by rule. Accents are dropped, upper case is lower case.
 * 1. One for each run of the vowels a, e, i, o, u, y.
 * 2. One more where two vowels of a run are spoken apart: `i` before a, o or u, but not after c, g, l, s, t or x
 *    (`social`, `region`, `million`, `mission`, `nation`, `anxious`); `u` before a or o, but not after g or q;
 *    `eo`; `ing` after a vowel; `y` before i.
 * 3. One less for a silent last e, es or ed after a consonant; but a last `le` after a consonant, `es` after
 *    c, g, s, x, z, ch or sh, and `ed` after d or t are spoken.
 * 4. One more for a last `sm` or `thm`.
 * At least one.
 *
 * @example
 * countSyllables('reptilian') // 3
 */
export function countSyllables(word: string): number {
  const letters = word
    .slice(0, LONGEST_WORD)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const spoken = count(letters, /[aeiouy]+/g)
  const apart = count(
    letters,
    /(?<![cglstx])i(?=[aou])|(?<![gq])u(?=[ao])|e(?=o)|[aeouy](?=ing$)|y(?=i(?!ng$))/g,
  )
  const silent = /[^aeiouy]e$/.test(letters) ? !/[^aeiouy]le$/.test(letters) : SILENT_ENDING.test(letters)
  const consonantal = /(?:s|th)m$/.test(letters)
  return Math.max(1, spoken + apart - (silent ? 1 : 0) + (consonantal ? 1 : 0))
}

const SILENT_ENDING = /(?:[^aeiouycgsxzh]|[^cs]h|^h)es$|[^aeiouydt]ed$/

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
