import type { Results } from '../contracts/results.js'
import { grouped } from './format.js'

/** Size of a pool of human data: "2,000 documents, 60,000 tokens", or "100,000 points: 1,000 chains of 100". */
export function describePool(
  { pool, documents, tokens }: Results['human'][number],
  { data, chains = 1 }: Pick<Results, 'data' | 'chains'>,
): string {
  if (data !== 'vectors') return `${grouped(documents)} documents, ${grouped(tokens)} tokens`
  // All chains share the test split.
  if (pool === 'test' || chains === 1) return `${grouped(documents)} points`
  return `${grouped(documents)} points: ${grouped(chains)} chains of ${grouped(documents / chains)}`
}

/** What a training set is counted in. */
export function itemName({ data }: Pick<Results, 'data'>): 'document' | 'point' {
  return data === 'vectors' ? 'point' : 'document'
}
