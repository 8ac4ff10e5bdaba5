import { BadInputError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import { shuffledIndices } from '../../random/shuffle.js'
import type { Kind } from './kinds.js'
import { relations } from './relations.js'

/** Facts as columns: fact i is relation `relation[i]` of entity `subject[i]` to entity `object[i]` (positions). */
export interface FactTable {
  readonly relation: Uint8Array
  readonly subject: Int32Array
  readonly object: Int32Array
  /** `factOf[relation][subject]` is the fact of that relation and subject, or -1. */
  readonly factOf: readonly Int32Array[]
}

/**
 * Chooses (relation, subject) pairs at random and gives each one object, never the subject itself. Facts stand
 * in order of relation and subject; how often each is stated is decided elsewhere.
 */
export function makeFacts(count: number, sizes: Readonly<Record<Kind, number>>): FactTable {
  const capacity = relations.reduce((sum, relation) => sum + sizes[relation.subject], 0)
  if (count > capacity) {
    const { person, place, work } = sizes
    throw new BadInputError(
      `The world almanac cannot hold facts: ${count}; people: ${person}, places: ${place} and works: ${work} make room for ${capacity}.`,
      `Ask for at most ${capacity} facts, or raise people, places or works, or leave these out: they then grow with the facts.`,
    )
  }
  const chosen = shuffledIndices(capacity, keyedRng('almanac', 'facts')).slice(0, count).sort()
  const rng = keyedRng('almanac', 'objects')
  const table: FactTable = {
    relation: new Uint8Array(count),
    subject: new Int32Array(count),
    object: new Int32Array(count),
    factOf: relations.map((relation) => new Int32Array(sizes[relation.subject]).fill(-1)),
  }
  let relation = 0
  let before = 0
  for (let fact = 0; fact < count; fact++) {
    while (chosen[fact] >= before + sizes[relations[relation].subject]) {
      before += sizes[relations[relation].subject]
      relation++
    }
    const subject = chosen[fact] - before
    table.relation[fact] = relation
    table.subject[fact] = subject
    table.object[fact] = drawObject(relation, subject)
    table.factOf[relation][subject] = fact
  }
  return table

  function drawObject(relation: number, subject: number): number {
    const { subject: subjectKind, object: objectKind } = relations[relation]
    if (subjectKind !== objectKind) return rng.integer(sizes[objectKind])
    const other = rng.integer(sizes[objectKind] - 1)
    return other < subject ? other : other + 1
  }
}
