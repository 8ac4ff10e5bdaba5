import type { Fact } from '../../contracts/world.js'
import { NameFinder } from '../../text/name-finder.js'
import { oncePer } from '../once.js'

/** By fact: 1 where a document holds it. */
export interface Mentions {
  /** A name of the subject. */
  readonly subject: Uint8Array
  /** A name of the subject and the object, anywhere in the same document. */
  readonly together: Uint8Array
}

/**
 * Which facts' names stand in documents, as exact substrings; a fact without an object is together with its subject.
 *
 * @example
 * mentionsOf([{ subject: 'Nile', relation: '', object: 'Egypt' }], ['Egypt has the Nile.', 'Nile'])
 * // subject [1], together [1]
 */
export function mentionsOf(facts: readonly Fact[], texts: readonly string[]): Mentions {
  const { finder, factsOf, objectOf } = indexOf(facts)
  const subject = new Uint8Array(facts.length)
  const together = new Uint8Array(facts.length)
  for (const text of texts) {
    const found = finder.find(text)
    const names = new Set(found)
    for (const name of found) {
      for (const fact of factsOf[name]) {
        subject[fact] = 1
        if (objectOf[fact] < 0 || names.has(objectOf[fact])) together[fact] = 1
      }
    }
  }
  return { subject, together }
}

interface NameIndex {
  readonly finder: NameFinder
  /** Facts of which the name is a subject. */
  readonly factsOf: readonly (readonly number[])[]
  /** Name of each fact's object, -1 where there is none. */
  readonly objectOf: Int32Array
}

const indexOf = oncePer((facts: readonly Fact[]): NameIndex => {
  const numbers = new Map<string, number>()
  const numberOf = (name: string) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
  const objectOf = Int32Array.from(facts, ({ object }) => (object === '' ? -1 : numberOf(object)))
  const subjects = facts.map(({ subject, aliases = [] }) => [subject, ...aliases].map(numberOf))
  const factsOf = Array.from(numbers, (): number[] => [])
  for (const [fact, names] of subjects.entries()) for (const name of new Set(names)) factsOf[name].push(fact)
  return { finder: new NameFinder([...numbers.keys()]), factsOf, objectOf }
})
