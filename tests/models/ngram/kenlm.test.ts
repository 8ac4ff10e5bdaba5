import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TOKEN_OUT_OF_VOCABULARY } from '../../../src/contracts/model.js'
import { fitted, textBatch } from './helpers.js'

const shared = process.env['COLLAPSE_SHARED'] ?? ''
const training = join(shared, 'data', 'gsm8k_train.jsonl')
const reason = shared === '' ? 'COLLAPSE_SHARED does not name the shared folder' : `there is no ${training}`

/**
 * KenLM's lmplz and query with their defaults (no pruning), trained on the questions of GSM8K train, tested on
 * those of GSM8K test: reference/kenlm.md. Perplexity without and with out-of-vocabulary tokens, number of
 * n-grams of the highest order, and its discounts.
 */
const REFERENCE = [
  {
    order: 2,
    without: 223.504214,
    with: 317.654056,
    grams: 145_595,
    discounts: [0.757794, 1.15487, 1.42261],
  },
  {
    order: 3,
    without: 190.815534,
    with: 273.015504,
    grams: 255_971,
    discounts: [0.869525, 1.27287, 1.45929],
  },
  {
    order: 4,
    without: 187.101225,
    with: 267.821447,
    grams: 300_470,
    discounts: [0.938027, 1.38221, 1.53814],
  },
  {
    order: 5,
    without: 186.989284,
    with: 267.604702,
    grams: 311_943,
    discounts: [0.970162, 1.51286, 1.59961],
  },
]
const UNIGRAM_DISCOUNTS = [0.592217, 1.17247, 1.63673]

function questions(path: string): string[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => String(JSON.parse(line).question))
}

test.skipIf(!existsSync(training))(`KenLM's perplexities and discounts (skipped if ${reason})`, async () => {
  const train = questions(training)
  const held = textBatch(questions(join(shared, 'data', 'gsm8k_test.jsonl')))
  for (const reference of REFERENCE) {
    const model = await fitted(train, reference.order, 'kneser-ney')
    expect(model.notes).toEqual([])
    expect(model.tables.levels[reference.order].size).toBe(reference.grams)
    const discounts = [...model.tables.discounts[reference.order].subarray(1)]
    for (const [index, value] of discounts.entries()) expect(value).toBeCloseTo(reference.discounts[index], 4)
    const unigrams = [...model.tables.discounts[1].subarray(1)]
    for (const [index, value] of unigrams.entries()) expect(value).toBeCloseTo(UNIGRAM_DISCOUNTS[index], 4)

    const { logProbabilities, flags } = await model.score(held)
    expect(logProbabilities.length).toBe(62_324)
    let all = 0
    let known = 0
    let unknown = 0
    for (const [token, value] of logProbabilities.entries()) {
      all += value
      if (flags[token] & TOKEN_OUT_OF_VOCABULARY) unknown++
      else known += value
    }
    expect(unknown).toBe(2_948)
    const perplexityWith = Math.exp(-all / logProbabilities.length)
    const perplexityWithout = Math.exp(-known / (logProbabilities.length - unknown))
    // Six digits; the goal is 0.1%.
    expect(Math.abs(perplexityWith / reference.with - 1)).toBeLessThan(1e-6)
    expect(Math.abs(perplexityWithout / reference.without - 1)).toBeLessThan(1e-6)
  }
})
