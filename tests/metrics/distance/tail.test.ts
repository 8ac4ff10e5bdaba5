import { describe, expect, it } from 'vitest'
import { shareAbove, tailStart } from '../../../src/metrics/distance/tail.js'
import { contextOf, measure, wordModel } from '../helpers.js'

/** Words w0 .. w199, the i-th with the probability e^-i; ends are certain. */
const probabilities = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`w${at}`, Math.exp(-at)]))
const zero = wordModel(probabilities, 1)
const oneEach = Object.keys(probabilities)
const tail = (what: string) => `tail_${what}.p99`

describe('tailStart and shareAbove', () => {
  it('do as their example says', () => {
    const losses = Array.from({ length: 200 }, (_, at) => at + 1)
    expect(tailStart(losses)).toBe(198)
    expect(shareAbove(losses, 198)).toBe(0.01)
  })

  it('leaves at most a hundredth above, whatever the number and the ties', () => {
    for (let count = 1; count < 420; count += 7) {
      const losses = Array.from({ length: count }, (_, at) => Math.floor(at / 3))
      expect(shareAbove(losses, tailStart(losses))).toBeLessThanOrEqual(0.01)
    }
  })
})

describe('tail_coverage', () => {
  it('is one in a hundred for generation 0 itself, and grows as the tail is lost', async () => {
    const given = { test: oneEach, generationZero: zero }
    const same = contextOf({ ...given, model: zero })
    // 200 words and 200 certain ends: the 99th percentile of tokens leaves 4 of 400 above it.
    expect(await measure(tail('coverage.tokens_beyond'), same)).toEqual({ value: 4 / 400, n: 400 })
    expect(await measure(tail('coverage.documents_beyond'), same)).toEqual({ value: 2 / 200, n: 200 })
    // Twice the loss everywhere: what was above half of it is beyond now.
    const narrowed = wordModel(
      Object.fromEntries(Object.entries(probabilities).map(([word, p]) => [word, p * p])),
      1,
    )
    const later = contextOf({ ...given, model: narrowed })
    expect(await measure(tail('coverage.tokens_beyond'), later)).toEqual({ value: 102 / 400, n: 400 })
    expect(await measure(tail('coverage.documents_beyond'), later)).toEqual({ value: 101 / 200, n: 200 })
  })

  it('counts words without probability as beyond', async () => {
    const forgetful = wordModel({ ...probabilities, w0: 0 }, 1)
    const context = contextOf({ test: oneEach, generationZero: zero, model: forgetful })
    expect((await measure(tail('coverage.documents_beyond'), context)).value).toBe(3 / 200)
  })

  it('is undefined for too little human text, and where the tail itself has no probability', async () => {
    const few = contextOf({ test: ['w1'], generationZero: zero, model: zero })
    expect((await measure(tail('coverage.tokens_beyond'), few)).undefinedReason).toBe(
      'human test split: needs 100 tokens, has 1',
    )
    expect((await measure(tail('coverage.documents_beyond'), few)).undefinedReason).toBe(
      'human test split: needs 100 documents, has 1',
    )
    const strange = [...oneEach, 'x', 'x', 'x', 'x', 'x']
    const none = contextOf({ test: strange, generationZero: zero, model: zero })
    for (const name of ['tokens', 'documents']) {
      expect((await measure(tail(`coverage.${name}_beyond`), none)).undefinedReason).toBe(
        `generation 0 gives more than 1% of the ${name} of the human test split no probability`,
      )
    }
  })
})

describe('tail_mass', () => {
  const given = { test: oneEach, generationZero: zero }

  it('is one in a hundred for the human text itself, 0 for a narrowed sample, more for a drifted one', async () => {
    const share = async (name: string, probe: readonly string[]) =>
      (await measure(tail(`mass.${name}_beyond`), contextOf({ ...given, probe }))).value
    expect(await share('documents', oneEach)).toBe(0.01)
    expect(await share('tokens', oneEach)).toBe(0.01)
    expect(await share('documents', ['w1', 'w2', ''])).toBe(0)
    expect(await share('documents', ['w199', 'w1'])).toBe(0.5)
    // Two words and two ends.
    expect(await share('tokens', ['w199', 'w1'])).toBe(0.25)
    expect(await share('tokens', ['never seen'])).toBe(2 / 3)
  })

  it('is undefined without a sample or human text', async () => {
    for (const name of ['tokens', 'documents']) {
      const id = tail(`mass.${name}_beyond`)
      expect((await measure(id, contextOf(given))).undefinedReason).toBe('needs 1 document, has 0')
      expect((await measure(id, contextOf({ ...given, probe: [''] }))).undefinedReason).toBe(
        'needs 1 token, has 0',
      )
      expect((await measure(id, contextOf({ generationZero: zero, probe: ['w1'] }))).undefinedReason).toBe(
        `human test split: needs 100 ${name}, has 0`,
      )
    }
  })
})
