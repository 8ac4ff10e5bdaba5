/**
 * Indices that are functions of the number of distinct tokens (types) and of all tokens alone. Each is a
 * type-token ratio bent by a model of how types grow with tokens. Logarithms are natural.
 */

/** Guiraud: types grow as the root of tokens. */
export function guiraudR(types: number, tokens: number): number {
  return types / Math.sqrt(tokens)
}

/** Guiraud's up to a factor. */
export function carrollCttr(types: number, tokens: number): number {
  return types / Math.sqrt(2 * tokens)
}

/** Herdan: types grow as a power of tokens. Needs two tokens. */
export function herdanC(types: number, tokens: number): number {
  return Math.log(types) / Math.log(tokens)
}

/** Needs three types: below, ln ln is not positive. */
export function summerS(types: number, tokens: number): number {
  return Math.log(Math.log(types)) / Math.log(Math.log(tokens))
}

/** Needs a token that occurs twice. */
export function dugastU(types: number, tokens: number): number {
  const log = Math.log(tokens)
  return (log * log) / (log - Math.log(types))
}

/** The reciprocal of Dugast's U. Needs two tokens. */
export function maasA2(types: number, tokens: number): number {
  const log = Math.log(tokens)
  return (log - Math.log(types)) / (log * log)
}
