import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Decoding } from '../../../../src/contracts/model.js'
import { Sampler } from '../../../../src/models/transformer/sampling/sampler.js'
import type { TokenRequest, TokenSample } from '../../../../src/models/transformer/sampling/request.js'
import { forwardFlops } from '../../../../src/models/transformer/flops.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { openDevice } from '../../../../src/tensor/runtime/open-device.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { chiSquareScore } from '../../../helpers/statistics.js'
import { forwardLogits, forwardProbabilities, TINY, tinyWeights, onDevice } from '../tiny-model.js'

const END = 0
const weights = tinyWeights()
const [one, two] = await Promise.all([1, 2].map((threads) => openDevice({ threads })))
const [sampler, twoThreads] = await Promise.all(
  [one, two].map((each) => Sampler.open(onDevice(each, weights), END)),
)
afterAll(() => Promise.all([one.close(), two.close()]))

const rng = keyedRng('sampler')
const plain: Decoding = { temperature: 1, max_tokens: 40 }

function texts({ documents }: TokenSample): string[] {
  return documents.map(({ tokens, finished }) => `${tokens.join(' ')}${finished ? '.' : ''}`)
}

async function sample(request: TokenRequest, decoding: Partial<Decoding> = {}): Promise<string[]> {
  return texts(await sampler.sample(request, { ...plain, ...decoding }, rng))
}

/** What the rules leave of probabilities, by sorting. */
function ruled(probabilities: ArrayLike<number>, rules: Partial<Decoding>): number[] {
  const { temperature = 1, top_k = 7, top_p = 1, min_p = 0 } = rules
  let left = Array.from(probabilities, (p, token) => ({ token, weight: Math.exp(Math.log(p) / temperature) }))
  left.sort((a, b) => b.weight - a.weight)
  left = left.slice(0, top_k)
  const total = left.reduce((sum, { weight }) => sum + weight, 0)
  let before = 0
  left = left.filter(({ weight }) => {
    before += weight
    return before - weight < top_p * total && weight >= min_p * left[0].weight
  })
  const sum = left.reduce((value, { weight }) => value + weight, 0)
  const result = new Array<number>(7).fill(0)
  for (const { token, weight } of left) result[token] = weight / sum
  return result
}

describe('the distribution', () => {
  it.each<[string, Partial<Decoding>]>([
    ['plain', {}],
    ['temperature', { temperature: 0.7 }],
    ['top_k', { top_k: 4 }],
    ['top_p', { top_p: 0.8 }],
    ['min_p', { min_p: 0.25 }],
  ])('%s: first and second tokens follow the full forward pass', async (_, rules) => {
    const count = 1500
    const { documents } = await sampler.sample({ from: 0, count }, { ...plain, ...rules, max_tokens: 2 }, rng)
    const first = ruled(await forwardProbabilities(one, weights, [END]), rules)
    const followers: number[][] = []
    for (let token = 0; token < 7; token++) {
      followers.push(ruled(await forwardProbabilities(one, weights, [END, token]), rules))
    }
    // Cells: the end at once, else each pair of tokens.
    const expected = [
      first[END],
      ...first.slice(1).flatMap((p, index) => followers[index + 1].map((q) => p * q)),
    ]
    const observed = new Array<number>(expected.length).fill(0)
    for (const { tokens, finished } of documents) {
      const [a, b = END] = tokens
      observed[finished && tokens.length === 0 ? 0 : 1 + 7 * (a - 1) + b]++
    }
    const likely = expected.map((_, cell) => cell).filter((cell) => expected[cell] * count >= 5)
    const rest = (values: number[]) =>
      values.reduce((sum, value, cell) => sum + (likely.includes(cell) ? 0 : value), 0)
    for (const [cell, p] of expected.entries()) if (p === 0) expect(observed[cell]).toBe(0)
    const cells = likely.map((cell) => expected[cell] * count)
    const counts = likely.map((cell) => observed[cell])
    if (rest(expected) * count >= 5) {
      cells.push(rest(expected) * count)
      counts.push(rest(observed))
    }
    expect(cells.length).toBeGreaterThan(3)
    expect(Math.abs(chiSquareScore(counts, (cell) => cells[cell]))).toBeLessThan(3)
  })

  it('greedy takes the likeliest token of the full forward pass, over several pieces', async () => {
    const never = { from: 0, count: 1, prompts: [[3, 1]] }
    const { documents } = await sampler.sample(never, { ...plain, greedy: true, max_tokens: 36 }, rng)
    const text = [END, 3, 1]
    for (const token of documents[0].tokens) {
      const likely = await forwardProbabilities(one, weights, text)
      expect(token).toBe(likely.indexOf(Math.max(...likely)))
      text.push(token)
    }
    expect(text.length).toBeGreaterThan(3)
  })

  it('lowers tokens that stand in the prompt or the document by the repetition penalty', async () => {
    const penalty = 1.7
    const decoding = { ...plain, greedy: true, repetition_penalty: penalty, max_tokens: 36 }
    const { documents } = await sampler.sample({ from: 0, count: 1, prompts: [[3]] }, decoding, rng)
    // The end of a document at the beginning is not counted, or none would ever end.
    const text = [END, 3]
    const { tokens, finished } = documents[0]
    for (const token of [...tokens, ...(finished ? [END] : [])]) {
      const scores = Array.from(await forwardLogits(one, weights, text), (logit, each) => {
        if (!text.slice(1).includes(each)) return logit
        return logit < 0 ? logit * penalty : logit / penalty
      })
      expect(token).toBe(scores.indexOf(Math.max(...scores)))
      text.push(token)
    }
    expect(text.length).toBeGreaterThan(5)
    expect(await sample({ from: 0, count: 20 }, { repetition_penalty: 1 })).toEqual(
      await sample({ from: 0, count: 20 }),
    )
    expect(await sample({ from: 0, count: 20 }, { repetition_penalty: 1.5 })).not.toEqual(
      await sample({ from: 0, count: 20 }),
    )
  })
})

describe('a document', () => {
  it('depends on the generator and its number alone: not on blocks, threads or others', async () => {
    const all = await sample({ from: 0, count: 150 })
    expect(texts(await twoThreads.sample({ from: 0, count: 150 }, plain, rng))).toEqual(all)
    const blocks = [await sample({ from: 0, count: 37 }), await sample({ from: 37, count: 113 })]
    expect(blocks.flat()).toEqual(all)
    expect(await sample({ from: 149, count: 1 })).toEqual(all.slice(149))
    expect(new Set(all).size).toBeGreaterThan(100)
  })

  it('is the same with a shorter limit, but cut', async () => {
    const long = await sampler.sample({ from: 0, count: 40 }, plain, rng)
    const short = await sampler.sample({ from: 0, count: 40 }, { ...plain, max_tokens: 7 }, rng)
    for (const [index, { tokens, finished }] of short.documents.entries()) {
      const whole = long.documents[index]
      expect(tokens).toEqual(whole.tokens.slice(0, 7))
      expect(finished).toBe(whole.finished && whole.tokens.length < 7)
    }
  })

  it('may be empty, and all may end early', async () => {
    const sure = tinyWeights()
    // The head is the token embedding: the last hidden state is made that of the end of a document.
    sure.values.fill(0, sure.values.length - 2 * TINY.width)
    sure.values.fill(0, 0, 7 * TINY.width)
    sure.values.fill(5, 0, TINY.width)
    sure.values.fill(5, sure.values.length - TINY.width)
    const ending = await Sampler.open(onDevice(one, sure), END)
    const { documents, tokens } = await ending.sample({ from: 0, count: 70 }, plain, rng)
    expect(documents.every((each) => each.finished && each.tokens.length === 0)).toBe(true)
    expect(tokens).toBe(70)
    await ending.close()
    expect(await sampler.sample({ from: 0, count: 0 }, plain, rng)).toEqual({
      documents: [],
      tokens: 0,
      flops: 0,
    })
  })

  it('continues a prompt of any length, whatever the lengths of others', async () => {
    const prompts = [[], [1, 2], [5, 4, 3, 2, 1, 6, 6, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], [3]]
    const decoding = { max_tokens: 20 }
    const together = await sample({ from: 0, count: 4, prompts }, decoding)
    for (const [index, prompt] of prompts.entries()) {
      expect(await sample({ from: index, count: 1, prompts: [prompt] }, decoding)).toEqual([together[index]])
    }
    // An empty prompt is none.
    expect(await sample({ from: 0, count: 1 }, decoding)).toEqual([together[0]])
    // The end-of-document token may stand in a prompt.
    const [text] = await sample({ from: 0, count: 1, prompts: [[END, END]] }, decoding)
    expect(text.length).toBeGreaterThan(0)
  })

  it('follows its prompt as the full forward pass does', async () => {
    const prompt = [5, 4, 3, 2, 1, 6, 6, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3]
    const count = 600
    const request = { from: 0, count, prompts: Array.from({ length: count }, () => prompt) }
    const { documents } = await sampler.sample(request, { ...plain, max_tokens: 1 }, rng)
    const likely = await forwardProbabilities(one, weights, [END, ...prompt])
    const observed = new Array<number>(7).fill(0)
    for (const { tokens } of documents) observed[tokens.length === 0 ? END : tokens[0]]++
    const cells = [...likely.keys()].filter((token) => likely[token] * count >= 5)
    const score = chiSquareScore(
      cells.map((token) => observed[token]),
      (cell) => likely[cells[cell]] * count,
    )
    expect(Math.abs(score)).toBeLessThan(3)
  })
})

describe('the work', () => {
  it('is counted: tokens with their ends, and operations of each document', async () => {
    const spent: unknown[] = []
    const drawn = await sampler.sample({ from: 0, count: 50 }, plain, rng, {
      spent: (work) => spent.push(work),
    })
    const lengths = drawn.documents.map(({ tokens, finished }) => tokens.length + (finished ? 1 : 0))
    expect(drawn.tokens).toBe(lengths.reduce((sum, length) => sum + length, 0))
    expect(drawn.flops).toBe(lengths.reduce((sum, length) => sum + forwardFlops(TINY, length), 0))
    expect(spent).toEqual([{ tokens: drawn.tokens, flops: drawn.flops }])
    expect(forwardFlops({ vocabulary: 10, context: 4, width: 2, layers: 1, heads: 1 }, 2)).toBe(296)
  })

  it('goes on from documents that were kept, past a line that was cut', async () => {
    const scratch = temporaryFolder()
    const request = { from: 3, count: 60 }
    const whole = await sampler.sample(request, plain, rng, { scratch })
    const [name] = readdirSync(scratch)
    const file = join(scratch, name)
    const lines = readFileSync(file, 'utf8')
    writeFileSync(file, lines.slice(0, lines.length / 2))
    const told: number[] = []
    const again = await sampler.sample(request, plain, rng, { scratch, progress: (done) => told.push(done) })
    expect(again).toEqual(whole)
    expect(told[0]).toBeGreaterThan(20)
    // The file is whole again: nothing is drawn.
    const nothing: number[] = []
    const third = await sampler.sample(request, plain, rng, {
      scratch,
      progress: (done) => nothing.push(done),
    })
    expect(third).toEqual(whole)
    expect(nothing).toEqual([])
    // Another generator, rule or prompt has a file of its own.
    await sampler.sample(request, plain, keyedRng('other'), { scratch })
    await sampler.sample(request, { ...plain, top_k: 2 }, rng, { scratch })
    expect(readdirSync(scratch).length).toBe(3)
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const progress = () => stop.abort(new Error('enough'))
    await expect(
      sampler.sample({ from: 0, count: 200 }, plain, rng, { signal: stop.signal, progress }),
    ).rejects.toThrow('enough')
  })

  it('refuses what the context cannot hold, and models that are broken', async () => {
    await expect(sample({ from: 0, count: 1 }, { max_tokens: 41 })).rejects.toThrow(
      "max_tokens is 41, but the model's context has 40 tokens",
    )
    await expect(sample({ from: 7, count: 2, prompts: [[1], [1, 2]] }, { max_tokens: 39 })).rejects.toThrow(
      'prompt 8 has 2 tokens: with max_tokens 39 more it does not fit into the context of 40',
    )
    const broken = tinyWeights()
    broken.values[broken.values.length - 1] = Number.NaN
    const diverged = await Sampler.open(onDevice(one, broken), END)
    for (const rules of [{}, { greedy: true }, { top_k: 3 }, { beams: 2 }]) {
      await expect(diverged.sample({ from: 0, count: 2 }, { ...plain, ...rules }, rng)).rejects.toThrow(
        /scores for document [01] are not numbers/,
      )
    }
    await diverged.close()
  })
})

describe('beams', () => {
  /** The likeliest document of up to `most` tokens, by trying all. */
  async function likeliest(most: number, prompt: number[]): Promise<string> {
    let best = { text: '', logProbability: Number.NEGATIVE_INFINITY }
    const grow = async (tokens: number[], logProbability: number): Promise<void> => {
      const likely = await forwardProbabilities(one, weights, [END, ...prompt, ...tokens])
      for (let token = 0; token < 7; token++) {
        const all = logProbability + Math.log(likely[token])
        const longer = token === END ? tokens : [...tokens, token]
        if (token !== END && longer.length < most) await grow(longer, all)
        else if (all > best.logProbability) {
          best = { text: `${longer.join(' ')}${token === END ? '.' : ''}`, logProbability: all }
        }
      }
    }
    await grow([], 0)
    return best.text
  }

  it('find the likeliest document when they leave nothing out', async () => {
    for (const prompt of [[], [2, 6], [4]]) {
      const found = await sample({ from: 0, count: 1, prompts: [prompt] }, { beams: 49, max_tokens: 3 })
      expect(found).toEqual([await likeliest(3, prompt)])
    }
  })

  it('one beam takes the likeliest token each time, and the number of threads does not matter', async () => {
    const prompts = [[3, 1], [], [6, 6, 6]]
    const decoding = { ...plain, max_tokens: 12, beams: 3 }
    const request = { from: 0, count: 3, prompts }
    const found = await sampler.sample(request, decoding, rng)
    expect(await twoThreads.sample(request, decoding, keyedRng('other'))).toEqual(found)
    expect(await sample(request, { beams: 1, max_tokens: 2 })).toEqual(
      await sample(request, { greedy: true, max_tokens: 2 }),
    )
  })

  it('do not go together with rules for drawing', async () => {
    await expect(sample({ from: 0, count: 1 }, { beams: 2, top_p: 0.9 })).rejects.toThrow(
      'beams and top_p do not go together',
    )
  })
})
