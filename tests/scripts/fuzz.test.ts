import { describe, expect, it } from 'vitest'
import { fuzzCase } from '../../scripts/fuzz/cases.js'
import { baseExperiments } from '../../scripts/fuzz/experiments.js'
import { judge } from '../../scripts/fuzz/judge.js'
import { runCases } from '../../scripts/fuzz/run-cases.js'

describe('fuzzCase', () => {
  it('is the same bytes for the same seed and number, and others for another', () => {
    expect(fuzzCase(1, 5)).toEqual(fuzzCase(1, 5))
    expect(fuzzCase(1, 5).experiment.equals(fuzzCase(2, 5).experiment)).toBe(false)
    expect(fuzzCase(1, 6).did).not.toEqual(fuzzCase(1, 5).did)
  })
})

describe('judge', () => {
  const lines = Array.from({ length: 80 }, (_, index) => `Some words of Line ${index} stand here.`)
  const data = { name: 'data.txt', bytes: Buffer.from(lines.join('\n')), options: {} }

  it.each(baseExperiments())('finishes $name as it is, if it is cheap', async ({ text, files }) => {
    const verdict = await judge({
      number: 0,
      did: [],
      experiment: Buffer.from(text),
      data: files ? data : undefined,
    })
    // Read and resolved; but gradient descent takes longer than a case may.
    const dear = text.includes('family: transformer')
    expect(verdict.kind, verdict.message).toBe(dear ? 'not run' : 'finished')
  })

  it('refuses where it should', async () => {
    const experiment = Buffer.from('name: x\nhuman: { world: almanac, documents: -1 }\n')
    const { kind, message } = await judge({ number: 0, did: [], experiment, data: undefined })
    expect(kind).toBe('refused')
    expect(message).toMatch(/fuzz\.yaml:2:37 human\.documents: expected a whole number/)
  })
})

describe('runCases', () => {
  it('finds no fault in the first sixty cases: each is refused with a clear error or runs to its end', async () => {
    // On a busy machine a case takes a while; one that hangs takes for ever.
    const judged = await runCases({ seed: 1, from: 0, count: 60, processes: 2, limit: 100 })
    expect(judged.filter(({ verdict }) => verdict.kind === 'fault')).toEqual([])
    expect(judged.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index))
    const kinds = new Set(judged.map(({ verdict }) => verdict.kind))
    expect(kinds).toContain('refused')
    expect(kinds).toContain('finished')
  })

  it('takes a case that does not end for a fault, and goes on', async () => {
    const judged = await runCases({ seed: 1, from: 0, count: 2, processes: 1, limit: 0.01 })
    for (const { verdict } of judged) {
      expect(verdict).toEqual({ kind: 'fault', message: 'no end after 0.01 seconds' })
    }
    expect(judged).toHaveLength(2)
  })
})
