import type { VectorBatch } from '../contracts/batch.js'
import { RunError } from '../errors/index.js'

/**
 * Throws a RunError where all items of a chain weigh nothing: nothing can be fitted to it, and a model that is made up
 * would pass for a result.
 */
export function checkItemWeights({ weights, chains, count }: VectorBatch, family: string): void {
  if (weights === undefined && count > 0) return
  for (let chain = 0; chain < chains; chain++) {
    let at = chain * count
    while (at < (chain + 1) * count && weights !== undefined && weights[at] === 0) at++
    if (at < (chain + 1) * count) continue
    throw new RunError(
      `family ${family}: chain ${chain + 1} of ${chains} has no item left to be fitted to (${count} before curation)`,
      'Let the stages of curation keep more, mix in human data, or draw larger samples.',
    )
  }
}
