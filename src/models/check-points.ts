import type { VectorWorld } from '../contracts/vectors.js'
import { BadInputError } from '../errors/index.js'

const GIVES = { states: 'states', transitions: 'sequences of tokens', linear: 'inputs with targets' }

/** Throws a BadInputError where a world does not give points of a space, which densities are fitted to. */
export function checkPoints(family: string, { name, truth }: VectorWorld): void {
  if (truth.kind === 'normal' || truth.kind === 'mixture' || truth.kind === 'kernel') return
  throw new BadInputError(
    `family ${family} needs points, and world ${name} gives ${GIVES[truth.kind]}`,
    'Choose a world of points, such as normal or shapes, or another family.',
  )
}
