import type { Rng } from '../../contracts/rng.js'
import { keyedRng } from '../../random/keyed.js'
import { shuffledIndices } from '../../random/shuffle.js'
import type { Kind } from './kinds.js'
import { templateWords } from './templates.js'
import { titleCount, titleFirstWords, titleSecondWords } from './titles.js'

/** What a made-up word is put together from: a start, a middle where many are needed, an end. */
interface Syllables {
  readonly starts: readonly string[]
  readonly middles: readonly string[]
  readonly ends: readonly string[]
}

const given: Syllables = {
  starts: 'Ma Le To Da Si Ru Ne Bri Va Ke Io Sa Pe Ori Ha Fe Ta Li Do Wi Ju Cor Ely Ana'.split(' '),
  middles: 've lo ri sa mi na du pe to li ze ra ko wi'.split(' '),
  ends: 'ra lin mar vo na ssa ric del nor tha len ris dan via sko mo ren tta wyn bel'.split(' '),
}

const family: Syllables = {
  starts:
    'Vel Ask Tor Mar Quil Hes Dra Bel Ost Fen Gar Lor Nim Pel Rav Sor Tal Und Wex Yar Cal Brin Dov Ger Hal Kes Mod Pry'.split(
      ' ',
    ),
  middles: 'am en ol ir und est av or im ell ast on ur ev ith os'.split(' '),
  ends: 'in el isk our ane ovar ett ulm addy orne ick ess undle ard ova eck ian osk umber ery alt edo'.split(
    ' ',
  ),
}

const place: Syllables = {
  starts:
    'Tess Or Bran Ul Har Ven Kol Mir Sel Dun Aur Lim Pol Ran Est Gal Wim Thar Nor Cass Bel Fol Jor Quen'.split(
      ' ',
    ),
  middles: 'en av or il em ast un ol ar ev im os ur ell an ith'.split(' '),
  ends: 'ary holm mere wick ova aster ford une igo enne by stead ora ium ack ell amo ingate isle ult'.split(
    ' ',
  ),
}

/**
 * Invented names, unique over all kinds and disjoint from the words of templates. People and works have two
 * tokens, places one; the tokens of one kind are no tokens of another. So no name begins with another name, and
 * a name in a text can be told by its own words alone.
 */
export function makeNames(sizes: Readonly<Record<Kind, number>>): Record<Kind, readonly string[]> {
  const taken = templateWords()
  for (const word of [...titleFirstWords, ...titleSecondWords]) taken.add(word)
  // Fewer given names than people and fewer family names than people, as in life; every pair stands once.
  const givenNames = makeWords(given, poolSize(sizes.person, 3, 2000), taken, keyedRng('almanac', 'given'))
  const familyNames = makeWords(family, poolSize(sizes.person, 2, 4000), taken, keyedRng('almanac', 'family'))
  return {
    person: pairs(sizes.person, givenNames, familyNames, keyedRng('almanac', 'person')),
    place: makeWords(place, sizes.place, taken, keyedRng('almanac', 'place')),
    work: makeTitles(sizes.work, keyedRng('almanac', 'work')),
  }
}

function poolSize(people: number, perName: number, most: number): number {
  return Math.min(most, Math.max(8, Math.ceil(people / perName)))
}

/** `count` distinct words not yet taken. Two syllables; three where two would use up half of the combinations. */
function makeWords(syllables: Syllables, count: number, taken: Set<string>, rng: Rng): string[] {
  const { starts, middles, ends } = syllables
  const pick = (parts: readonly string[]) => parts[rng.integer(parts.length)]
  const long = count * 2 > starts.length * ends.length
  const words: string[] = []
  while (words.length < count) {
    const word = long ? pick(starts) + pick(middles) + pick(ends) : pick(starts) + pick(ends)
    if (taken.has(word)) continue
    taken.add(word)
    words.push(word)
  }
  return words
}

function pairs(count: number, first: readonly string[], second: readonly string[], rng: Rng): string[] {
  const names = new Set<string>()
  while (names.size < count)
    names.add(`${first[rng.integer(first.length)]} ${second[rng.integer(second.length)]}`)
  return [...names]
}

function makeTitles(count: number, rng: Rng): string[] {
  const order = shuffledIndices(titleCount, rng).subarray(0, count)
  return Array.from(order, (index) => {
    const second = index % titleSecondWords.length
    return `${titleFirstWords[(index - second) / titleSecondWords.length]} ${titleSecondWords[second]}`
  })
}
