import { describe, expect, it } from 'vitest'
import { resolveEndpoint, wrongWithBaseUrl } from '../../src/remote/endpoint.js'

describe('resolveEndpoint', () => {
  it('takes what is written, then the environment, then OpenAI', () => {
    const environment = { OPENAI_BASE_URL: 'http://localhost:1234/v1/' }
    const spec = { model: 'm' }
    expect(resolveEndpoint({ ...spec, base_url: 'https://example.org/v1' }, environment)).toEqual({
      baseUrl: 'https://example.org/v1',
      model: 'm',
    })
    expect(resolveEndpoint(spec, environment).baseUrl).toBe('http://localhost:1234/v1')
    expect(resolveEndpoint(spec, {}).baseUrl).toBe('https://api.openai.com/v1')
  })

  it('refuses URLs that may hold a secret without repeating them', () => {
    for (const url of ['http://me:secret@host/v1', 'http://host/v1?key=secret', 'http://host/v1#secret']) {
      expect(() => resolveEndpoint({ model: 'm' }, { OPENAI_BASE_URL: url })).toThrow(
        /^OPENAI_BASE_URL: expected/,
      )
      expect(wrongWithBaseUrl(url)).not.toContain('secret')
    }
    expect(wrongWithBaseUrl('localhost')).toContain('expected a URL')
    expect(wrongWithBaseUrl('file:///etc')).toContain('expected http: or https:')
    expect(wrongWithBaseUrl('http://localhost:8080/v1')).toBeUndefined()
  })
})
