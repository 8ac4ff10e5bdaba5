import type { HumanSpec, WorldSpec } from '../../config/experiment.js'
import { resolveOptions } from '../../worlds/almanac/options.js'
import { zipfLaw } from '../../worlds/zipf.js'
import { expectedClasses, type FactClass } from './fact-classes.js'

/** The facts of human data as far as they can be known without reading it. */
export interface KnownFacts {
  readonly classes: readonly FactClass[]
  readonly frequencies: readonly number[]
  /** Statements of a human document. */
  readonly statements: number
}

/**
 * The facts of an experiment's human data from its description alone: an almanac states fact r in proportion to
 * r^-s. Undefined for files, whose facts must be counted, and for worlds without such a law.
 */
export function factsOfHuman(human: HumanSpec): KnownFacts | undefined {
  if (!('world' in human) || human.world !== 'almanac') return undefined
  const { documents, test_documents: _test, world: _world, ...options } = human as WorldSpec
  const { facts, zipfExponent, statements } = resolveOptions(options)
  const frequencies = Array.from(zipfLaw(facts, zipfExponent).probabilities)
  return { classes: expectedClasses(frequencies, documents * statements), frequencies, statements }
}
