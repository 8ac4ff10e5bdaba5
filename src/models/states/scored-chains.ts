import type { VectorBatch } from '../../contracts/batch.js'
import { RunError } from '../../errors/index.js'

/** Items are scored by every chain's model, or each chain's by its own. */
export function checkScoredChains(items: VectorBatch, chains: number): void {
  if (items.chains === 1 || items.chains === chains) return
  throw new RunError(
    `${items.chains} chains of items cannot be scored by ${chains} models: expected 1 or ${chains}`,
  )
}
