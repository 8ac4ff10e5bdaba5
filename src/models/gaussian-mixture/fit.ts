import { setImmediate } from 'node:timers/promises'
import type { VectorBatch } from '../../contracts/batch.js'
import type { Rng } from '../../contracts/rng.js'
import type { MixtureState } from '../../contracts/state.js'
import type { VectorFitContext } from '../../contracts/vectors.js'
import { type EmResult, expectationMaximisation } from './em.js'
import { itemsOf } from './items.js'
import { chainOf, copyMixture, emptyMixture, emptyState, type Items, type Mixture } from './mixture.js'
import type { GaussianMixtureOptions } from './options.js'
import { startByKmeans } from './start.js'

export interface MixtureFit {
  readonly state: MixtureState
  /** Of each chain. */
  readonly results: readonly EmResult[]
}

/** A mixture for each chain of a batch. */
export async function fitMixtures(
  batch: VectorBatch,
  options: GaussianMixtureOptions,
  { rng, signal, progress }: Pick<VectorFitContext, 'rng' | 'signal' | 'progress'>,
): Promise<MixtureFit> {
  const { chains, dimension } = batch
  const state = emptyState(chains, options.components, dimension)
  const results: EmResult[] = []
  for (let chain = 0; chain < chains; chain++) {
    // A turn for those who would stop the work.
    if (signal !== undefined) await setImmediate()
    signal?.throwIfAborted()
    results.push(bestOf(itemsOf(batch, chain), chainOf(state, chain), options, rng.fork(chain)))
    progress?.(chain + 1, chains)
  }
  return { state, results }
}

/** Writes the likeliest fit of all restarts to `mixture`. */
function bestOf(items: Items, mixture: Mixture, options: GaussianMixtureOptions, rng: Rng): EmResult {
  const attempt = emptyMixture(mixture.components, mixture.dimension)
  let best: EmResult | undefined
  for (let restart = 0; restart < options.restarts; restart++) {
    startByKmeans(items, attempt, options.regularisation, rng.fork(restart))
    const result = expectationMaximisation(items, attempt, options)
    if (best !== undefined && result.logLikelihood <= best.logLikelihood) continue
    best = result
    copyMixture(attempt, mixture)
  }
  if (best === undefined) throw new RangeError('a mixture needs at least one start')
  return best
}
