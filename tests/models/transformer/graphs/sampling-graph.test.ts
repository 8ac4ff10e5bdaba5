import { afterAll, describe, expect, it } from 'vitest'
import { parameterInputs } from '../../../../src/models/transformer/gpt2.js'
import { beamGraph } from '../../../../src/models/transformer/graphs/beam-graph.js'
import { samplingGraph } from '../../../../src/models/transformer/graphs/sampling-graph.js'
import { views } from '../../../../src/models/transformer/weights.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { parameters } from '../../../../src/models/transformer/gpt2-config.js'
import { openDevice } from '../../../../src/tensor/runtime/open-device.js'
import { forwardProbabilities, TINY, tinyWeights } from '../tiny-model.js'

const device = await openDevice({ threads: 1 })
afterAll(() => device.close())

const ROWS = 4
const STEPS = 5
const POSITION = 2 * TINY.layers * TINY.width
const weights = tinyWeights()
const named = views(weights)
const inputs = Object.fromEntries(
  parameters(TINY).map(({ name, dims }) => [name, { data: named.get(name) as Float32Array, dims }]),
)

function integers(values: readonly number[], dims: readonly number[]) {
  return { data: BigInt64Array.from(values, BigInt), dims }
}

describe('samplingGraph', () => {
  const plain = { temperature: 1, max_tokens: STEPS }
  const [first, later] = [false, true].map((past) =>
    device.program(
      samplingGraph(TINY, { rows: ROWS, past }, plain, (graph) => parameterInputs(graph, TINY)).toOnnx(),
    ),
  )

  /** What each document, given by a number, draws in two pieces, and the bits of its keys and values. */
  async function twoPieces(documents: readonly number[]) {
    const streams = documents.map((document) => keyedRng('rows', document))
    const draws = () =>
      Array.from({ length: STEPS }, () =>
        streams.map((rng) => Math.floor(rng.uniform() * 9_007_199_254_740_992)),
      ).flat()
    const free = integers(new Array(STEPS * ROWS).fill(-1), [STEPS, ROWS])
    const common = { ...inputs, steps: integers([STEPS], []), forced: free }
    const one = await device.run({
      program: first,
      inputs: {
        ...common,
        start: integers([0], [1]),
        tokens: integers([0, 0, 0, 0], [ROWS]),
        uniforms: integers(draws(), [STEPS, ROWS]),
      },
      outputs: { drawn: 'return', present: 'return' },
    })
    const last = (one['drawn'].data as BigInt64Array).slice(-ROWS)
    const past = { data: one['present'].data, dims: [ROWS, STEPS, 2 * TINY.layers, TINY.heads, 4] }
    const two = await device.run({
      program: later,
      inputs: {
        ...common,
        start: integers([STEPS], [1]),
        tokens: { data: last, dims: [ROWS] },
        uniforms: integers(draws(), [STEPS, ROWS]),
        past,
      },
      outputs: { drawn: 'return', present: 'return' },
    })
    return documents.map((_, row) => ({
      tokens: [one, two].flatMap(({ drawn }) =>
        Array.from({ length: STEPS }, (_, step) => Number(drawn.data[step * ROWS + row])),
      ),
      cache: [one, two].map(({ present }) =>
        present.data.slice(row * STEPS * POSITION, (row + 1) * STEPS * POSITION),
      ),
    }))
  }

  it('gives a document the same bits in any row beside any others', async () => {
    const [a, b, c, d] = await twoPieces([1, 2, 3, 4])
    const [e, f, g, h] = await twoPieces([3, 9, 1, 8])
    expect(g).toEqual(a)
    expect(e).toEqual(c)
    const [i, j] = await twoPieces([8, 1, 1, 1])
    expect(i).toEqual(h)
    expect(j).toEqual(a)
    expect(new Set([a, b, c, d, f].map(({ tokens }) => tokens.join())).size).toBe(5)
  })
})

describe('decodeStep', () => {
  it('gives with its cache what the full forward pass gives', async () => {
    const shape = { rows: 2, likeliest: TINY.vocabulary }
    const [first, later] = [false, true].map((past) =>
      device.program(beamGraph(TINY, { ...shape, past }).toOnnx()),
    )
    const text = [0, 3, 5, 1, 6, 6, 2, 4]
    let cache = new Float32Array(0)
    for (let length = 0; length < text.length; length++) {
      // Both rows read the same text: the cache of one follows that of the other.
      const past = {
        data: Float32Array.of(...cache, ...cache),
        dims: [2, length, 2 * TINY.layers, TINY.heads, 4],
      }
      const { tokensAfter, logProbabilities, present } = await device.run({
        program: length === 0 ? first : later,
        inputs: {
          ...inputs,
          start: integers([length], [1]),
          tokens: integers([text[length], text[length]], [2]),
          ...(length === 0 ? {} : { past }),
        },
        outputs: { tokensAfter: 'return', logProbabilities: 'return', present: 'return' },
      })
      const full = await forwardProbabilities(device, weights, text.slice(0, length + 1))
      for (let rank = 0; rank < TINY.vocabulary; rank++) {
        const token = Number(tokensAfter.data[rank])
        expect(Math.abs(Number(logProbabilities.data[rank]) - Math.log(full[token]))).toBeLessThan(1e-5)
      }
      cache = Float32Array.of(...cache, ...(present.data as Float32Array).subarray(0, POSITION))
    }
  })
})
