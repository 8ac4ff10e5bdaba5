import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Embeddings } from '../../contracts/metric.js'
import { RemoteEmbedder } from '../../remote/embedder.js'
import { type EndpointSpec, resolveEndpoint } from '../../remote/endpoint.js'

export interface RemoteVectors {
  readonly note: string
  embed(texts: readonly string[]): Promise<Embeddings>
}

/** Vectors from the server that the options name. Answers are kept in the user's cache: they may have cost money. */
export function remoteVectors(
  spec: EndpointSpec,
  signal: AbortSignal | undefined,
  warn: (message: string) => void,
): RemoteVectors {
  const endpoint = resolveEndpoint(spec)
  const embedder = new RemoteEmbedder(endpoint, { folder: cacheFolder(), warn })
  return {
    note: `remote vectors: model ${endpoint.model} at ${endpoint.baseUrl}, to which the texts were sent`,
    embed: (texts) => embedder.embed(texts, signal),
  }
}

function cacheFolder(): string {
  const cache = process.env['XDG_CACHE_HOME']?.trim() || join(homedir(), '.cache')
  return join(cache, 'collapse-lab', 'embeddings')
}
