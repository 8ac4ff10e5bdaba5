import type { FactBase } from '../../../src/contracts/metric.js'
import type { TextView } from '../../../src/contracts/text.js'
import type { Statement } from '../../../src/contracts/world.js'
import { buildFactBase } from '../../../src/facts/tiers.js'
import { contextOf, type TestContext } from '../helpers.js'

/** "<name> is <colour>": each name has one colour. `so <statement>` is the second register. */
const colours: Readonly<Record<string, string>> = { ann: 'red', bob: 'blue', cid: 'green', dan: 'black' }
const names = Object.keys(colours)
const facts = names.map((subject) => ({ subject, relation: 'is', object: colours[subject] }))

export function read(text: string): Statement[] {
  return [...text.matchAll(/(so )?(ann|bob|cid|dan) is(?: (\w+))?/g)].map((match) => {
    const [sentence, so, name, colour] = match
    const place = { start: match.index, end: match.index + sentence.length }
    if (colour === undefined) return { kind: 'malformed', ...place }
    const style = so ? 'so' : 'plain'
    const fact = names.indexOf(name)
    return colour === colours[name]
      ? { kind: 'right', fact, style, ...place }
      : { kind: 'false', about: fact, style, ...place }
  })
}

/** Ann twice in two registers, Bob once, Cid five times, Dan never. */
export const train = [
  'ann is red',
  'so ann is red',
  'bob is blue',
  ...new Array<string>(5).fill('cid is green'),
]
export const base: FactBase = buildFactBase(facts, train.map(read), train, ['false', 'malformed'])

export const worldContext = (parts: TestContext) =>
  contextOf({ facts: base, train, statements: (view: TextView) => view.texts.map(read), ...parts })
