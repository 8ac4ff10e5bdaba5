import { describe, expect, test } from 'vitest'
import type { Statement } from '../../src/contracts/world.js'
import { schema, verifier } from '../../src/curation/verifier.js'
import { keyedRng } from '../../src/random/keyed.js'

/** Each letter is a statement: r right, f false, m malformed. */
const read = (text: string) =>
  [...text].map((letter, start): Statement => {
    const kind = letter === 'r' ? 'right' : letter === 'f' ? 'false' : 'malformed'
    return { kind, start, end: start + 1 }
  })

async function verified(texts: readonly string[], options: object = {}) {
  const origin = { kind: 'synthetic', generation: 1 } as const
  const batch = { kind: 'text', texts, provenance: [{ length: texts.length, origin }] } as const
  const parsed = schema.parse({ stage: 'verifier', ...options })
  const { keep, dropped } = await verifier.apply(batch, parsed, { rng: keyedRng('test'), read })
  return { keep: [...keep], dropped }
}

describe('verifier', () => {
  test('keeps documents whose statements are all right, and says what is wrong with the others', async () => {
    expect(await verified(['rr', 'rf', '', 'fm', 'm'])).toEqual({
      keep: [0, 2],
      dropped: [
        [1, '1 statement is not right'],
        [3, '2 statements are not right'],
        [4, '1 statement is not right'],
      ],
    })
  })

  test('one that is always wrong keeps the others', async () => {
    expect(await verified(['rr', 'rf'], { keep_correct: 0, keep_wrong: 1 })).toEqual({
      keep: [1],
      dropped: [[0, 'all its statements are right, dropped by chance (keep_correct)']],
    })
  })

  test('keeps right and wrong ones with their probabilities', async () => {
    const texts = Array.from({ length: 4000 }, (_, at) => (at % 2 === 0 ? 'r' : 'f'))
    const { keep } = await verified(texts, { keep_correct: 0.9, keep_wrong: 0.3 })
    for (const [parity, probability] of [0.9, 0.3].entries()) {
      const share = keep.filter((index) => index % 2 === parity).length / 2000
      // Four standard errors.
      expect(Math.abs(share - probability)).toBeLessThan(
        4 * Math.sqrt((probability * (1 - probability)) / 2000),
      )
    }
  })

  test('document i is judged by the generator and i alone', async () => {
    const texts = Array.from({ length: 100 }, () => 'f')
    const { keep } = await verified(texts, { keep_wrong: 0.5 })
    expect((await verified(texts.slice(0, 50), { keep_wrong: 0.5 })).keep).toEqual(
      keep.filter((index) => index < 50),
    )
  })

  test('refuses probabilities that are none', () => {
    expect(schema.safeParse({ stage: 'verifier', keep_wrong: 1.1 }).success).toBe(false)
  })
})
