import { afterAll, describe, expect, it } from 'vitest'
import type { Decoding } from '../../../../src/contracts/model.js'
import { drawToken, isGreedy } from '../../../../src/models/transformer/graphs/draw-token.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { Graph } from '../../../../src/tensor/graph/graph.js'
import { openDevice } from '../../../../src/tensor/runtime/open-device.js'

const device = await openDevice({ threads: 1 })
afterAll(() => device.close())

const STEPS = 9_007_199_254_740_992
type Rules = Partial<Decoding>

async function draw(rows: readonly number[][], shares: readonly number[], rules: Rules): Promise<number[]> {
  const decoding = { temperature: 1, max_tokens: 1, ...rules }
  const graph = new Graph()
  const dims = [rows.length, rows[0].length]
  const logits = graph.input('logits', dims)
  const uniforms = isGreedy(decoding) ? undefined : graph.input('uniforms', [rows.length], 'int64')
  graph.output('drawn', drawToken(logits, uniforms, decoding))
  const { drawn } = await device.run({
    program: device.program(graph.toOnnx()),
    inputs: {
      logits: { data: Float32Array.from(rows.flat()), dims },
      ...(uniforms
        ? {
            uniforms: {
              data: BigInt64Array.from(shares, (u) => BigInt(Math.floor(u * STEPS))),
              dims: [rows.length],
            },
          }
        : {}),
    },
    outputs: { drawn: 'return' },
  })
  return Array.from(drawn.data as BigInt64Array, Number)
}

/** Probabilities that the graph draws with, by 2000 evenly spread uniform numbers. */
async function probabilities(logits: number[], rules: Rules): Promise<number[]> {
  const shares = Array.from({ length: 2000 }, (_, index) => (index + 0.5) / 2000)
  const counts = logits.map(() => 0)
  for (const token of await draw(
    shares.map(() => logits),
    shares,
    rules,
  ))
    counts[token]++
  return counts.map((count) => count / 2000)
}

/** Probabilities 0.05, 0.4, 0.1, 0.25, 0.2. */
const FIVE = [0.05, 0.4, 0.1, 0.25, 0.2].map(Math.log)

describe('drawToken', () => {
  it.each<[string, Rules, number[]]>([
    ['no rule', {}, [0.05, 0.4, 0.1, 0.25, 0.2]],
    // Square roots: 0.224, 0.632, 0.316, 0.5, 0.447 of 2.119.
    ['temperature 2', { temperature: 2 }, [0.1055, 0.2984, 0.1492, 0.2359, 0.211]],
    ['top_k', { top_k: 2 }, [0, 0.6154, 0, 0.3846, 0]],
    ['top_k above the vocabulary', { top_k: 9 }, [0.05, 0.4, 0.1, 0.25, 0.2]],
    ['top_p, the token that passes it kept', { top_p: 0.7 }, [0, 0.4706, 0, 0.2941, 0.2353]],
    ['top_p of what top_k left', { top_k: 2, top_p: 0.6 }, [0, 1, 0, 0, 0]],
    ['min_p', { min_p: 0.3 }, [0, 0.4706, 0, 0.2941, 0.2353]],
    // Entropy 1.415 nats, surprises 3.00, 0.92, 2.30, 1.39, 1.61: tokens 3, 4, then 1.
    ['typical_p of one', { typical_p: 0.2 }, [0, 0, 0, 1, 0]],
    ['typical_p of two', { typical_p: 0.3 }, [0, 0, 0, 0.5556, 0.4444]],
    ['typical_p of three', { typical_p: 0.5 }, [0, 0.4706, 0, 0.2941, 0.2353]],
    // What is left: 0.6154 and 0.3846, entropy 0.666, surprises 0.486 and 0.956.
    ['typical_p of what top_k left', { top_k: 2, typical_p: 0.5 }, [0, 1, 0, 0, 0]],
    ['greedy', { greedy: true }, [0, 1, 0, 0, 0]],
    ['temperature 0', { temperature: 0 }, [0, 1, 0, 0, 0]],
  ])('%s', async (_, rules, expected) => {
    const found = await probabilities(FIVE, rules)
    for (const [token, probability] of expected.entries()) expect(found[token]).toBeCloseTo(probability, 2)
  })

  it('gives ties to the smaller token', async () => {
    const ties = [0, 1, 1, 1, 0]
    expect(await probabilities(ties, { top_k: 1 })).toEqual([0, 1, 0, 0, 0])
    expect(await probabilities(ties, { top_p: 0.3 })).toEqual([0, 0.5, 0.5, 0, 0])
    expect(await probabilities(ties, { greedy: true })).toEqual([0, 1, 0, 0, 0])
  })

  it('never draws what has no weight, at either end of the uniform numbers', async () => {
    const never = -1000
    const rows = [
      [never, 0, 0, never],
      [never, 0, 0, never],
    ]
    expect(await draw(rows, [0, 1 - Number.EPSILON / 2], {})).toEqual([1, 2])
    expect(await draw(rows, [0, 1 - Number.EPSILON / 2], { top_p: 0.99 })).toEqual([1, 2])
  })

  it('draws tokens of probability 1e-9 after likely ones', async () => {
    // Float32 has no number between 1 - 6e-8 and 1: the last two tokens would never come.
    const rows = [0, 1, 2].map(() => [0, Math.log(1e-9), Math.log(1e-9)])
    expect(await draw(rows, [1 - 2.5e-9, 1 - 1.5e-9, 1 - 0.5e-9], {})).toEqual([0, 1, 2])
  })

  it('takes random rows as a plain loop does', async () => {
    const rng = keyedRng('draw-token')
    const rows = Array.from({ length: 50 }, () => Array.from({ length: 11 }, () => 3 * rng.uniform()))
    const shares = rows.map(() => rng.uniform())
    for (const rules of [
      {},
      { top_k: 4 },
      { top_p: 0.8 },
      { min_p: 0.4 },
      { typical_p: 0.7 },
      { top_k: 8, top_p: 0.9, min_p: 0.1, typical_p: 0.6 },
    ]) {
      expect(await draw(rows, shares, rules)).toEqual(
        rows.map((row, index) => byLoop(row, shares[index], rules)),
      )
    }
  })
})

function byLoop(logits: readonly number[], share: number, rules: Rules): number {
  const { top_k = Number.POSITIVE_INFINITY, top_p = 1, min_p = 0, typical_p = 1 } = rules
  const weightOf = (token: number) => Math.exp(Math.fround(logits[token]))
  const total = (tokens: readonly number[]) => tokens.reduce((sum, token) => sum + weightOf(token), 0)
  const until = (tokens: readonly number[], part: number) => {
    const wanted = part * total(tokens)
    return tokens.filter((_, index) => total(tokens.slice(0, index)) < wanted)
  }
  const truncated = top_k < 99 || top_p < 1 || min_p > 0 || typical_p < 1
  let left = logits.map((_, token) => token)
  if (truncated) left.sort((a, b) => weightOf(b) - weightOf(a))
  left = left.slice(0, top_k)
  if (top_p < 1) left = until(left, top_p)
  left = left.filter((token) => weightOf(token) >= min_p * weightOf(left[0]) || !truncated)
  if (typical_p < 1) {
    const sum = total(left)
    const surprise = (token: number) => -Math.log(weightOf(token) / sum)
    const entropy = left.reduce((value, token) => value + (weightOf(token) / sum) * surprise(token), 0)
    left.sort((a, b) => Math.abs(surprise(a) - entropy) - Math.abs(surprise(b) - entropy))
    left = until(left, typical_p)
  }
  const target = share * total(left)
  return left.find((_, index) => total(left.slice(0, index + 1)) > target) ?? -1
}
