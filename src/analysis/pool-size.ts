import type { PoolSize } from '../contracts/results.js'

/**
 * How large a part of the human data is, in words.
 *
 * @example
 * describePool({ pool: 'train', documents: 100, tokens: 50_000, chains: 500 }) // '100 points in each of 500 chains'
 */
export function describePool({ documents, tokens, chains }: PoolSize): string {
  if (chains === undefined) return `${whole(documents)} documents, ${whole(tokens)} tokens`
  return chains === 1
    ? `${whole(documents)} points`
    : `${whole(documents)} points in each of ${whole(chains)} chains`
}

function whole(value: number): string {
  return Math.round(value)
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, ',')
}
