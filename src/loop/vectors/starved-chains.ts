import type { VectorBatch } from '../../contracts/batch.js'
import type { ModelState } from '../../contracts/state.js'

/**
 * Chains that curation has left with fewer than `least` items of weight: there is nothing to fit them to. They keep the
 * model they have, as somebody would who finds nothing worth training on.
 */
export function starvedChains({ weights, chains, count }: VectorBatch, least: number): readonly number[] {
  if (weights === undefined) return []
  const starved: number[] = []
  for (let chain = 0; chain < chains; chain++) {
    let weighty = 0
    for (let at = chain * count; at < (chain + 1) * count && weighty < least; at++) {
      if (weights[at] > 0) weighty++
    }
    if (weighty < least) starved.push(chain)
  }
  return starved
}

/** The batch with all items of some chains weighing 1: what is fitted to them is replaced. */
export function fed(batch: VectorBatch, starved: readonly number[]): VectorBatch {
  const weights = batch.weights?.slice() ?? new Float64Array(batch.chains * batch.count).fill(1)
  for (const chain of starved) weights.fill(1, chain * batch.count, (chain + 1) * batch.count)
  return { ...batch, weights }
}

/**
 * A state whose parameters of some chains are those of an earlier one. Undefined where an earlier model has another
 * shape: kernels on more or fewer points.
 */
export function withChainsOf(
  state: ModelState,
  earlier: ModelState,
  chains: readonly number[],
): ModelState | undefined {
  const before = earlier as unknown as Readonly<Record<string, unknown>>
  const mixed: Record<string, unknown> = { ...state }
  for (const [name, value] of Object.entries(state)) {
    if (!(value instanceof Float64Array)) continue
    // Weights of kernels are left out where all weigh the same.
    const own = before[name] ?? new Float64Array(value.length).fill(1)
    if (!(own instanceof Float64Array) || own.length !== value.length) return undefined
    const size = value.length / state.chains
    const copy = value.slice()
    for (const chain of chains) {
      copy.set(own.subarray(chain * size, (chain + 1) * size), chain * size)
    }
    mixed[name] = copy
  }
  return mixed as unknown as ModelState
}
