import type { World } from '../contracts/world.js'
import { positionOf, zipfLaw } from './zipf.js'

export interface PoolWriterInput {
  /** Facts of the pool, the most frequent first. */
  readonly size: number
  readonly zipfExponent: number
  /** Statements in a document. */
  readonly statements: number
  readonly styles: World['styles']
  /** The sentence that states a fact in a style. */
  readonly sentence: (fact: number, style: number) => string
}

/**
 * `generate` of a world whose facts are a pool: a document is in one style, and each of its statements is an
 * independent draw of a fact, whose probability falls with its position p as (p + 1)^-zipfExponent.
 */
export function poolWriter(input: PoolWriterInput): World['generate'] {
  const { statements, styles, sentence } = input
  const law = zipfLaw(input.size, input.zipfExponent)
  let sum = 0
  const cumulativeShares = Float64Array.from(styles, ({ share }) => {
    sum += share
    return sum
  })
  return (from, count, rng) =>
    Array.from({ length: count }, (_, at) => {
      const own = rng.fork(from + at)
      const style = positionOf(cumulativeShares, own.uniform())
      return Array.from({ length: statements }, () => sentence(law.draw(own), style)).join(' ')
    })
}
