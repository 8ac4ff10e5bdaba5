import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { failure, openServer } from '../remote/server.js'
import { open, runAll } from './open.js'

/** Human text, control and one arm; metrics of vectors. */
const experiment = (metrics: string, more: readonly string[] = []) =>
  tinyExperiment({ generations: 1, documents: 60, control: false, metrics, more })

const endpoint = (baseUrl: string, model = 'm') => [`embeddings: { base_url: "${baseUrl}", model: ${model} }`]

async function metricsOf(text: string, root: string) {
  const session = await open(text, root)
  const counts = await runAll(session)
  const record = await session.store.readGeneration('replace', 1, 1)
  return { counts, metrics: record?.metrics ?? {} }
}

describe('metrics of vectors in the loop', () => {
  it('are measured on hashed vectors without anything else', async () => {
    const root = temporaryFolder()
    const { metrics } = await metricsOf(
      experiment('vendi.hashed.q1, knn_recall.hashed.k5, kept.chamfer.hashed, mauve.hidden'),
      root,
    )
    expect(metrics['vendi.hashed.q1'].values[0].value).toBeGreaterThan(1)
    expect(metrics['knn_recall.hashed.k5'].values[0].value).toBeGreaterThan(0)
    expect(metrics['kept.chamfer.hashed'].values[0].value).toBeGreaterThan(0)
    expect(metrics['mauve.hidden'].values).toEqual([
      { undefinedReason: 'models of the family ngram have no hidden states' },
    ])
    expect(existsSync(join(root, 'embeddings'))).toBe(false)
  })

  it('ask a server for each text once, and for nothing that is stored', async () => {
    const root = temporaryFolder()
    const { baseUrl, asked } = await openServer()
    const text = experiment('mean_cosine_distance.remote, knn_recall.remote.k5', endpoint(baseUrl))
    const { counts, metrics } = await metricsOf(text, root)
    expect(counts).toEqual({ reused: 0, made: 2 })
    expect(metrics['knn_recall.remote.k5'].values[0].value).toBeGreaterThan(0)
    const sent = asked.flatMap(({ input }) => input)
    expect(new Set(sent).size).toBe(sent.length)
    expect((await metricsOf(text, root)).counts).toEqual({ reused: 2, made: 0 })
    // Another metric of the same texts: the cache has them.
    const more = experiment('mean_cosine_distance.remote, chamfer.remote', endpoint(baseUrl))
    expect((await metricsOf(more, root)).metrics['chamfer.remote'].values[0].value).toBeGreaterThan(0)
    expect(asked.flatMap(({ input }) => input)).toEqual(sent)
    expect(readdirSync(join(root, 'embeddings'))).toHaveLength(1)
  })

  it('measure anew what another model gives, and nothing else', async () => {
    const root = temporaryFolder()
    const { baseUrl, asked } = await openServer()
    const first = await metricsOf(experiment('types, chamfer.remote', endpoint(baseUrl)), root)
    const before = asked.length
    const other = await metricsOf(experiment('types, chamfer.remote', endpoint(baseUrl, 'other')), root)
    expect(asked.length).toBe(2 * before)
    expect(asked.at(-1)?.model).toBe('other')
    expect(other.metrics['chamfer.remote'].version).not.toBe(first.metrics['chamfer.remote'].version)
    expect(other.metrics['types']).toEqual(first.metrics['types'])
    expect(readdirSync(join(root, 'steps')).filter((name) => name.startsWith('fit'))).toHaveLength(2)
  })

  it('stop with the server’s name where it refuses', async () => {
    const { baseUrl } = await openServer(() => failure(401, 'no key'))
    const session = await open(experiment('chamfer.remote', endpoint(baseUrl)), temporaryFolder())
    await expect(runAll(session)).rejects.toMatchObject({
      name: 'RemoteError',
      message: expect.stringContaining(baseUrl),
    })
  })
})
