import { describe, expect, test } from 'vitest'
import { parameterCount, parameters } from '../../../src/models/transformer/gpt2-config.js'
import { parameter } from '../../../src/models/transformer/gpt2.js'
import { gradientGraph, gradientName } from '../../../src/models/transformer/graphs/gradient-graph.js'
import { logitsGraph } from '../../../src/models/transformer/graphs/score-graph.js'
import { PRESETS } from '../../../src/models/transformer/presets.js'
import { views } from '../../../src/models/transformer/weights.js'
import { goldenGpt2, goldenOutcome } from '../../helpers/golden.js'
import {
  deviceForTests,
  expectClose,
  floats,
  integers,
  numbersOf,
  runGraph,
} from '../../helpers/run-graph.js'
import { goldenWeights, lively, parameterTensors, TINY } from './helpers.js'

const device = await deviceForTests()
const { config, tokens, targets, lossWeights, soft } = goldenGpt2()
const golden = goldenOutcome('float64')
const rows = 2
const length = config.context
const tokenInput = { tokens: integers([rows, length], tokens) }

describe('as PyTorch in double precision', () => {
  test('logits', async () => {
    const { logits } = await runGraph(device, logitsGraph(config, { rows, length }), {
      ...parameterTensors(goldenWeights()),
      ...tokenInput,
    })
    expect(logits.dims).toEqual([rows, length, config.vocabulary])
    expectClose(numbersOf(logits), golden.logits, 2e-6)
  })

  const total = lossWeights.reduce((sum, weight) => sum + weight, 0)

  async function gradientsOf(columns: number, wanted: readonly number[], weights: number[]) {
    const dims = [rows * length, columns]
    return runGraph(device, gradientGraph(config, { rows, length, columns }), {
      ...parameterTensors(goldenWeights()),
      ...tokenInput,
      targets: integers(dims, wanted),
      weights: floats(dims, weights),
    })
  }

  test('loss and gradients', async () => {
    const found = await gradientsOf(
      1,
      targets,
      lossWeights.map((weight) => weight / total),
    )
    expectClose(numbersOf(found['loss']), [golden.loss], 2e-6)
    let squares = 0
    for (const { name, dims } of parameters(config)) {
      const gradient = found[gradientName(name)]
      expect(gradient.dims).toEqual(dims)
      expectClose(numbersOf(gradient), golden.gradients[name], 5e-6)
      squares += numbersOf(gradient).reduce((sum, value) => sum + value * value, 0)
    }
    expectClose([Math.sqrt(squares)], [golden.gradientNorm], 2e-6)
  })

  test('loss and gradients of soft targets', async () => {
    const weights = soft.probabilities.map(
      (probability, index) => (probability * lossWeights[Math.floor(index / soft.top)]) / total,
    )
    const found = await gradientsOf(soft.top, soft.tokens, weights)
    expectClose(numbersOf(found['loss']), [golden.softLoss], 2e-6)
    for (const { name } of parameters(config)) {
      expectClose(numbersOf(found[gradientName(name)]), golden.softGradients[name], 5e-6)
    }
  })
})

test('what comes later changes no logits before it', async () => {
  const graph = logitsGraph(TINY, { rows: 1, length: 6 })
  const logits = async (given: number[]) => {
    const inputs = { ...parameterTensors(lively()), tokens: integers([1, 6], given) }
    return numbersOf((await runGraph(device, graph, inputs))['logits'])
  }
  const [one, other] = [await logits([1, 2, 3, 4, 5, 6]), await logits([1, 2, 3, 4, 9, 0])]
  const seen = 4 * TINY.vocabulary
  expect(other.slice(0, seen)).toEqual(one.slice(0, seen))
  expect(other.slice(seen)).not.toEqual(one.slice(seen))
})

describe('parameters', () => {
  test('the published gpt2 has 124,439,808', () => {
    // Radford et al. 2019 as counted by Hugging Face: sum(p.numel() for p in GPT2LMHeadModel.from_pretrained('gpt2')).
    expect(parameterCount({ ...PRESETS.gpt2, vocabulary: 50_257 })).toBe(124_439_808)
  })

  test('of a tiny model, by hand', () => {
    // Tables 11 8 + 8 8 = 152; block: 4 8 for two norms, 8 24 + 24, 8 8 + 8, 8 32 + 32, 32 8 + 8; norm 16.
    expect(parameterCount(TINY)).toBe(152 + 32 + 216 + 72 + 288 + 264 + 16)
    expect(parameters(TINY)[0].name).toBe('wte.weight')
    expect(parameters(TINY)).toHaveLength(2 + 12 + 2)
  })

  test('views are parts of the flat array, one after another', () => {
    const weights = {
      config: TINY,
      values: Float32Array.from({ length: parameterCount(TINY) }, (_, at) => at),
    }
    const found = views(weights)
    expect([...found.keys()]).toEqual(parameters(TINY).map(({ name }) => name))
    expect([...found.values()].flatMap((view) => [...view])).toEqual([...weights.values])
    ;(found.get('wpe.weight') as Float32Array)[0] = -5
    expect(weights.values[88]).toBe(-5)
  })

  test('one that is missing is named', () => {
    expect(() => parameter(new Map(), 'wte.weight')).toThrow('no parameter wte.weight')
  })
})
