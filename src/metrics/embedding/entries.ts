import { type Embedder, embedders } from '../../contracts/metric.js'
import type { MetricEntry } from '../entry.js'

const K_NEIGHBOURS = 5

/** Metrics of the sample alone. */
const ofSample: readonly MetricEntry[] = [
  {
    ...perEmbedder((embedder) => [1, 2, 'inf'].map((order) => `vendi.${embedder}.q${order}`)),
    name: 'vendi_vectors',
    summary: 'Effective number of different documents (Vendi score) of vectors',
    load: () => import('./vendi.js'),
  },
  {
    ...perEmbedder((embedder) => [`mean_cosine_distance.${embedder}`, `remote_clique.${embedder}`]),
    name: 'cosine_distance',
    anySize: embedders.map((embedder) => `mean_cosine_distance.${embedder}`),
    summary: 'Mean distance of documents from each other',
    load: () => import('./cosine-distance.js'),
  },
  {
    ...perEmbedder((embedder) => [`chamfer.${embedder}`]),
    name: 'chamfer',
    summary: 'Mean distance of documents from the nearest other one',
    load: () => import('./chamfer.js'),
  },
  {
    ...perEmbedder((embedder) => [`kmeans_inertia.${embedder}.k10`]),
    name: 'kmeans_inertia',
    summary: 'Spread of documents around the centres of ten clusters',
    load: () => import('./kmeans-inertia.js'),
  },
].map((entry) => ({ ...entry, group: 'embedding', onText: true }))

/** Metrics against the human test split. */
const againstHuman: readonly MetricEntry[] = [
  {
    ...perEmbedder((embedder) => [`frechet.${embedder}`]),
    name: 'frechet',
    summary: 'Frechet distance of the sample’s vectors from those of human text',
    load: () => import('./frechet.js'),
  },
  {
    ...perEmbedder((embedder) => [
      `mauve.${embedder}`,
      `mauve_star.${embedder}`,
      `frontier_integral.${embedder}`,
    ]),
    name: 'mauve',
    summary: 'MAUVE and the frontier integral of sample and human text',
    load: () => import('./mauve.js'),
  },
  {
    ...perEmbedder((embedder) =>
      ['precision', 'recall', 'density', 'coverage'].map(
        (what) => `knn_${what}.${embedder}.k${K_NEIGHBOURS}`,
      ),
    ),
    name: 'knn',
    summary: 'Precision, recall, density and coverage of human text by nearest neighbours',
    load: () => import('./knn.js'),
  },
  {
    ...perEmbedder((embedder) => [`two_sample_auc.${embedder}`]),
    name: 'two_sample',
    summary: 'How well a classifier tells the sample from human text',
    load: () => import('./two-sample.js'),
  },
].map((entry) => ({ ...entry, group: 'embedding', onText: false }))

export const entries: readonly MetricEntry[] = [...ofSample, ...againstHuman]

/** A group stands for hashed vectors alone: the others need a model that has them, or an endpoint. */
function perEmbedder(idsOf: (embedder: Embedder) => readonly string[]): Pick<MetricEntry, 'ids' | 'byName'> {
  return {
    ids: embedders.flatMap(idsOf),
    byName: embedders.filter((embedder) => embedder !== 'hashed').flatMap(idsOf),
  }
}
