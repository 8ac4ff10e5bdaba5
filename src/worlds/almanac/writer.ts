import type { Rng } from '../../contracts/rng.js'
import { keyedRng } from '../../random/keyed.js'
import { shuffledIndices } from '../../random/shuffle.js'
import type { FactTable } from './facts.js'
import type { Kind } from './kinds.js'
import { type Register, registers } from './registers.js'
import { relations } from './relations.js'
import { type Template, templates } from './templates.js'
import { positionOf, zipfLaw } from '../zipf.js'

export interface WriterInput {
  readonly names: Readonly<Record<Kind, readonly string[]>>
  readonly facts: FactTable
  readonly zipfExponent: number
  readonly statements: number
}

/**
 * A function that writes a document with the generator it is given. A document is in one register; each of its
 * statements is an independent draw of a fact from the Zipf law and of one of the relation's templates in that
 * register, all alike.
 */
export function makeWriter(input: WriterInput): (rng: Rng) => string {
  const { facts, names, statements } = input
  const size = facts.relation.length
  const law = zipfLaw(size, input.zipfExponent)
  // Facts stand in order of relation; shuffled ranks spread every relation over the common and the rare.
  const factOfRank = shuffledIndices(size, keyedRng('almanac', 'ranks'))
  const cumulativeShares = new Float64Array(registers.length)
  for (let at = 0, sum = 0; at < registers.length; at++) {
    sum += registers[at].share
    cumulativeShares[at] = sum
  }
  const choices = relations.map((_, relation) => registers.map(({ name }) => templatesOf(relation, name)))
  return (rng) => {
    const register = positionOf(cumulativeShares, rng.uniform())
    const sentences: string[] = []
    for (let statement = 0; statement < statements; statement++) {
      const fact = factOfRank[law.draw(rng)]
      const relation = facts.relation[fact]
      const candidates = choices[relation][register]
      const { subject, object } = relations[relation]
      sentences.push(
        writeSentence(
          candidates[rng.integer(candidates.length)],
          names[subject][facts.subject[fact]],
          names[object][facts.object[fact]],
        ),
      )
    }
    return sentences.join(' ')
  }
}

function templatesOf(relation: number, register: Register): readonly Template[] {
  return templates.filter((template) => template.relation === relation && template.register === register)
}

/**
 * The template with its names filled in.
 *
 * @example
 * writeSentence(templates[0], 'Mara Velin', 'Tessary') // 'Mara Velin was born in Tessary.'
 */
export function writeSentence(template: Template, subject: string, object: string): string {
  return template.tokens
    .map((token) => {
      if (typeof token === 'string') return token
      return token.prefix + (token.role === 'subject' ? subject : object) + token.suffix
    })
    .join(' ')
}
