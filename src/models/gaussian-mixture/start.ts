import type { Rng } from '../../contracts/rng.js'
import { kmeans } from '../../numerics/kmeans.js'
import { maximise } from './maximisation.js'
import type { Items, Mixture } from './mixture.js'

/** Rounds of k-means, at most: scikit-learn's. */
const ROUNDS = 300

/**
 * The mixture of the clusters that k-means finds; weights of items count in the mixture, not in the clusters. Where
 * there are fewer different points than components, the components left over lie over all items and have weight 0.
 */
export function startByKmeans(items: Items, mixture: Mixture, regularisation: number, rng: Rng): void {
  const { components, dimension } = mixture
  // As many as scikit-learn's greedy k-means++ draws: one alone often leaves two modes to one centre.
  const candidates = 2 + Math.floor(Math.log(components))
  const { labels } = kmeans(items.values, dimension, {
    clusters: components,
    candidates,
    rounds: ROUNDS,
    rng,
  })
  startFromLabels(items, labels, mixture, regularisation)
}

/** The mixture in which each component has the items of one label. */
export function startFromLabels(
  items: Items,
  labels: ArrayLike<number>,
  mixture: Mixture,
  regularisation: number,
): void {
  const { count, weights } = items
  const shares = new Float64Array(mixture.components * count)
  const weightOf = (item: number) => (weights === undefined ? 1 : weights[item])
  for (let at = 0; at < shares.length; at++) shares[at] = weightOf(at % count)
  maximise(shares, items, mixture, regularisation)
  shares.fill(0)
  for (let item = 0; item < count; item++) shares[labels[item] * count + item] = weightOf(item)
  maximise(shares, items, mixture, regularisation)
}
