import { describe, expect, it } from 'vitest'
import { refusal } from '../../../src/workflows/watch/request-guard.js'

const own = { host: '127.0.0.1:4000' }

describe('who may ask a live report', () => {
  it.each([
    ['GET', own],
    ['HEAD', own],
    ['GET', { host: 'LOCALHOST:4000' }],
    ['GET', { ...own, origin: 'http://127.0.0.1:4000' }],
    ['GET', { ...own, 'sec-fetch-site': 'same-origin' }],
    ['GET', { ...own, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['GET', { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ])('answers %s with %o', (method, headers) => {
    expect(refusal({ method, headers }, 4000)).toBeUndefined()
  })

  it.each([
    [421, 'GET', { host: 'evil.example:4000' }],
    [421, 'GET', { host: '127.0.0.1.evil.example:4000' }],
    [421, 'GET', { host: '127.0.0.1:4001' }],
    [421, 'GET', { host: '127.0.0.1' }],
    [421, 'GET', {}],
    [403, 'GET', { ...own, origin: 'http://evil.example' }],
    [403, 'GET', { ...own, origin: 'null' }],
    [403, 'GET', { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    [403, 'GET', { ...own, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    [405, 'POST', own],
    [405, 'OPTIONS', own],
  ])('refuses with %i: %s %o', (status, method, headers) => {
    expect(refusal({ method, headers }, 4000)?.status).toBe(status)
  })

  it('leaves the usual port out where browsers do', () => {
    expect(refusal({ method: 'GET', headers: { host: 'localhost' } }, 80)).toBeUndefined()
  })
})
