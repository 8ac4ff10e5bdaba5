import { expect, it } from 'vitest'
import { redact } from '../../src/remote/redact.js'

it('takes secrets out of a text, and what looks like a shortened key', () => {
  expect(redact('bad key abc123, abc123!', ['abc123', ''])).toBe('bad key [key], [key]!')
  expect(redact('Incorrect API key provided: sk-abcd****wxyz. See', [])).toBe(
    'Incorrect API key provided: [key] See',
  )
  expect(redact('a desk-top task', [])).toBe('a desk-top task')
})
