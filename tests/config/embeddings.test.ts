import { describe, expect, it } from 'vitest'
import { builtin } from '../../src/config/builtin.js'
import { resolveExperiment } from '../../src/config/resolve.js'
import { BadInputError } from '../../src/errors/index.js'
import { tinyExperiment } from '../helpers/experiments.js'

function resolved(metrics: string, more: readonly string[] = []) {
  return resolveExperiment(builtin, tinyExperiment({ metrics, more }), { path: 'test.yaml' })
}

function refused(metrics: string, more: readonly string[] = []): BadInputError {
  try {
    resolved(metrics, more)
  } catch (error) {
    if (error instanceof BadInputError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const said = ({ message, hint }: BadInputError) => `${message}\n${hint}`

describe('embeddings', () => {
  it('name the server of remote metrics, and read back', () => {
    const line = 'embeddings: { base_url: "http://localhost:8080/v1", model: small, dimensions: 256 }'
    const experiment = resolved('mauve.remote', [line])
    expect(experiment.embeddings).toEqual({
      base_url: 'http://localhost:8080/v1',
      model: 'small',
      dimensions: 256,
    })
    const again = resolveExperiment(builtin, experiment.resolvedYaml(), { path: 'test.yaml' })
    expect(again.embeddings).toEqual(experiment.embeddings)
    expect(resolved('embedding').embeddings).toBeUndefined()
    expect(resolved('mauve.remote', ['embeddings: { model: small }']).embeddings).toEqual({ model: 'small' })
  })

  it('must be there for remote metrics', () => {
    expect(said(refused('types, mauve.remote'))).toMatch(
      /metrics.*mauve\.remote asks a server for vectors, and the file names none[\s\S]*embeddings: \{/,
    )
    expect(said(refused('mauve'))).toContain('mauve holds mauve.remote, which asks a server')
    expect(said(refused('kept.chamfer.remote'))).toContain('kept.chamfer.remote asks a server')
  })

  it('are refused where their URL holds a secret, without showing it', () => {
    for (const url of ['http://me:hunter2@host/v1', 'http://host/v1?key=hunter2']) {
      const error = refused('mauve.remote', [`embeddings: { base_url: "${url}", model: m }`])
      expect(said(error)).toContain('expected a URL without')
      expect(said(error)).not.toContain('hunter2')
    }
    expect(said(refused('types', ['embeddings: { base_url: "http://host/v1" }']))).toContain('model')
  })
})
