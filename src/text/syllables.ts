/** No English word is longer; of longer strings of letters only the beginning is looked at. */
const LONGEST_WORD = 60

/**
 * Syllables of an English word by rule. Accents are dropped, upper case is lower case.
 * 1. One for each run of the vowels a, e, i, o, u, y.
 * 2. One more where vowels of a run are spoken apart: `i` before a, o or u, but not after c, g, l, s, t or x (`social`,
 *    `region`, `million`, `mission`, `nation`, `anxious`); `u` before a or o, but not after g or q; `eo`; `ing` after a
 *    vowel; `y` before i; `y` between vowels (`royal`), but not before a last e, es or ed (`eye`, `played`).
 * 3. One less for a silent last e, es or ed after a consonant. Spoken are a last `le` or `les` after a consonant, `es`
 *    after c, g, s, x, z, ch or sh, and `ed` after d, t or a consonant and r (`hundred`).
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
  const apart = count(letters, APART)
  const silent = SILENT_ENDING.test(letters) ? 1 : 0
  const consonantal = /(?:s|th)m$/.test(letters) ? 1 : 0
  return Math.max(1, spoken + apart - silent + consonantal)
}

const APART =
  /(?<![cglstx])i(?=[aou])|(?<![gq])u(?=[ao])|e(?=o)|[aeouy](?=ing$)|y(?=i(?!ng$))|(?<=[aeiou])y(?=[aou]|e(?!$|s$|d$))/g

const SILENT_ENDING =
  /[^aeiouy](?<![^aeiouy]l)e$|[^aeiouycgsxz](?<![cs]h)(?<![^aeiouy]l)es$|[^aeiouydt](?<![^aeiouyr]r)ed$/

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
