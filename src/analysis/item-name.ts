import type { Results } from '../contracts/results.js'

/** What a training set is counted in. */
export function itemName({ data }: Pick<Results, 'data'>): 'document' | 'point' {
  return data === 'vectors' ? 'point' : 'document'
}
