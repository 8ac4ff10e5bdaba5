import type { Fact, FactReader, Statement } from '../contracts/world.js'
import { PhraseTrie } from './phrase-trie.js'
import { piecesOf } from './pieces.js'
import { endsSentence } from './sentences.js'

/** A name that stands in a sentence. */
interface Mention {
  readonly phrase: number
  readonly start: number
  readonly end: number
}

/** What is known of a subject in one relation: the facts of each of its objects. */
type FactsByObject = Map<number, number[]>

/**
 * Reads listed facts in any text. A sentence that holds a name of the subject and the object, each as whole words
 * and as different words, states the fact: `right`. A sentence that holds the subject and, of the objects of a
 * relation, none that is the subject's own but another one is `false`, once for subject and relation. A statement
 * reaches from the one name to the other, the shortest way in its sentence; a fact is stated at most once in a
 * sentence. A false statement is `about` the subject's fact where it has one alone. Names are found case by case and
 * the longest first: "York" is not found in "New York" if a fact holds that too. Aliases of one line are names of the
 * subject on every line.
 *
 * Malformed statements are not told: without them, `tells` says so.
 *
 * @example
 * listedFacts([{ subject: 'Curie', relation: 'birthplace', object: 'Warsaw' }]).read('Curie left Warsaw early.')
 * // [{ kind: 'right', fact: 0, start: 0, end: 17 }]
 */
export function listedFacts(facts: readonly Fact[]): FactReader {
  const index = indexFacts(facts)
  return { facts, tells: ['false'], read: (text) => readFacts(text, index) }
}

interface FactIndex {
  readonly trie: PhraseTrie
  /** By phrase: the subjects that it names. */
  readonly subjects: ReadonlyMap<number, readonly string[]>
  /** By subject and relation. */
  readonly relations: ReadonlyMap<string, ReadonlyMap<string, FactsByObject>>
  /** By phrase: the relations that have it as an object. */
  readonly objects: ReadonlyMap<number, ReadonlySet<string>>
}

function indexFacts(facts: readonly Fact[]): FactIndex {
  const trie = new PhraseTrie()
  const named = new Map<number, Set<string>>()
  const relations = new Map<string, Map<string, FactsByObject>>()
  const objects = new Map<number, Set<string>>()
  for (const [fact, { subject, relation, object, aliases = [] }] of facts.entries()) {
    for (const name of [subject, ...aliases]) entryOf(named, trie.add(piecesOf(name)), newSet).add(subject)
    const phrase = trie.add(piecesOf(object))
    entryOf(objects, phrase, newSet).add(relation)
    const ofRelation = entryOf(entryOf(relations, subject, newMap<string, FactsByObject>), relation, newFacts)
    entryOf(ofRelation, phrase, (): number[] => []).push(fact)
  }
  const subjects = new Map([...named].map(([phrase, names]) => [phrase, [...names]] as const))
  return { trie, subjects, relations, objects }
}

const newSet = () => new Set<string>()
const newFacts = (): FactsByObject => new Map()
const newMap = <Key, Value>() => new Map<Key, Value>()

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

function readFacts(text: string, index: FactIndex): Statement[] {
  const pieces = piecesOf(text)
  const statements: Statement[] = []
  let sentence: Mention[] = []
  let at = 0
  // A full stop inside a name ends no sentence.
  const goTo = (end: number, skip: number) => {
    for (; at < end; at++) {
      if (at < skip || !endsSentence(pieces, at)) continue
      statements.push(...statementsOf(sentence, index))
      sentence = []
    }
  }
  for (const { phrase, first, last } of index.trie.find(pieces)) {
    goTo(first, 0)
    sentence.push({ phrase, start: pieces[first].start, end: pieces[last].end })
    goTo(last + 1, last)
  }
  statements.push(...statementsOf(sentence, index))
  return statements
}

/** The statements of one sentence, by where they begin. */
function statementsOf(sentence: readonly Mention[], index: FactIndex): Statement[] {
  if (sentence.length < 2) return []
  const objects = new Map<number, Mention[]>()
  const ofRelation = new Map<string, Mention[]>()
  const subjects = new Map<string, Mention[]>()
  for (const mention of sentence) {
    const relations = index.objects.get(mention.phrase)
    if (relations !== undefined) entryOf(objects, mention.phrase, (): Mention[] => []).push(mention)
    for (const relation of relations ?? []) entryOf(ofRelation, relation, (): Mention[] => []).push(mention)
    for (const subject of index.subjects.get(mention.phrase) ?? []) {
      entryOf(subjects, subject, (): Mention[] => []).push(mention)
    }
  }
  const statements: Statement[] = []
  for (const [subject, mentions] of subjects) {
    for (const [relation, own] of index.relations.get(subject) ?? []) {
      const right = rightStatements(mentions, own, objects)
      statements.push(...right)
      // Without a relation nothing says what else the object could have been.
      if (right.length > 0 || relation === '') continue
      const span = shortestSpan(mentions, ofRelation.get(relation) ?? [])
      if (span !== undefined) statements.push({ kind: 'false', ...aboutOnly(own), ...span })
    }
  }
  return statements.sort((left, right) => left.start - right.start || left.end - right.end)
}

/** The fact that a false statement gets wrong: told where the subject has one alone in the relation. */
function aboutOnly(own: FactsByObject): { readonly about?: number } {
  if (own.size > 1) return {}
  const [facts] = own.values()
  return facts.length === 1 ? { about: facts[0] } : {}
}

function rightStatements(
  mentions: readonly Mention[],
  own: FactsByObject,
  objects: ReadonlyMap<number, readonly Mention[]>,
): Statement[] {
  const statements: Statement[] = []
  // A country may have thousands of facts, a long list thousands of names: the shorter one is gone through.
  for (const object of (own.size < objects.size ? own : objects).keys()) {
    const span = shortestSpan(mentions, objects.get(object) ?? [])
    if (span === undefined) continue
    for (const fact of own.get(object) ?? []) statements.push({ kind: 'right', fact, ...span })
  }
  return statements
}

/** The shortest stretch of text from a mention of the one list to another mention of the other. */
function shortestSpan(
  subjects: readonly Mention[],
  objects: readonly Mention[],
): { readonly start: number; readonly end: number } | undefined {
  let best: { start: number; end: number } | undefined
  let before = 0
  for (const subject of subjects) {
    while (before + 1 < objects.length && objects[before + 1].start < subject.start) before++
    // The last object before the subject, and behind it the next one; one of the three may be the subject itself.
    for (const object of objects.slice(before, before + 3)) {
      if (object === subject) continue
      const start = Math.min(subject.start, object.start)
      const end = Math.max(subject.end, object.end)
      if (best === undefined || end - start < best.end - best.start) best = { start, end }
    }
  }
  return best
}
