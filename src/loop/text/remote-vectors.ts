import type { Experiment } from '../../config/experiment.js'
import type { Metric } from '../../contracts/metric.js'
import { modelIdentity, RemoteEmbedder } from '../../remote/embedder.js'
import { resolveEndpoint } from '../../remote/endpoint.js'
import { layout } from '../store/layout.js'
import type { Store } from '../store/store.js'

export interface WithRemote {
  readonly metrics: readonly Metric[]
  /** Only where a metric asks for remote vectors and the experiment names the server. */
  readonly remote: RemoteEmbedder | undefined
}

/**
 * The embedder that an experiment's metrics ask. Its server, model and dimensions become part of these metrics'
 * versions: another model measures them anew, and nothing else.
 */
export function withRemote(
  { embeddings }: Pick<Experiment, 'embeddings'>,
  metrics: readonly Metric[],
  store: Store,
): WithRemote {
  if (embeddings === undefined || !metrics.some(isRemote)) return { metrics, remote: undefined }
  const model = { ...resolveEndpoint(embeddings), dimensions: embeddings.dimensions }
  const identity = modelIdentity(model)
  return {
    metrics: metrics.map((metric) =>
      isRemote(metric) ? { ...metric, version: `${metric.version}+${identity}` } : metric,
    ),
    remote: new RemoteEmbedder(model, {
      folder: layout.embeddings(store.root),
      warn: (message) => store.warn(message),
    }),
  }
}

function isRemote({ needs }: Metric): boolean {
  return needs.includes('embeddings.remote')
}
