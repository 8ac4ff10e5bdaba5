import { expect } from 'vitest'
import type { TextBatch } from '../../src/contracts/batch.js'
import type { ComposeContext, PartSource, PastGeneration, Recipe } from '../../src/contracts/recipe.js'
import type { Rng } from '../../src/contracts/rng.js'
import { type MixSource, materialise, mixSource } from '../../src/loop/text/mix.js'
import { strategies } from '../../src/mixing/registry.js'
import { keyedRng } from '../../src/random/keyed.js'
import { mean, variance } from './statistics.js'

/**
 * The loop's mixing and materialising against closed forms. Documents are single words, the model is maximum
 * likelihood of their (weighted) frequencies with exact sampling, so that a generation is a multinomial draw.
 *
 * S is the sum of squared probabilities. Theory counts fits: its first model is our generation 0, fitted on
 * human documents drawn from the true distribution p.
 */
export interface Setting {
  /** Words of the truth, which is Zipf's law over them. */
  readonly words: number
  /** Human training documents, documents of a sample, and the budget. */
  readonly documents: number
  readonly generations: number
  readonly replicates: number
}

export const SETTING: Setting = { words: 20, documents: 60, generations: 6, replicates: 400 }

/** The probabilities of a model, by word. */
export type Probabilities = readonly number[]

export type Mixing = { readonly strategy: string; readonly [key: string]: unknown }

export function zipf(words: number): Probabilities {
  const weights = Array.from({ length: words }, (_, rank) => 1 / (rank + 1))
  const total = weights.reduce((sum, weight) => sum + weight)
  return weights.map((weight) => weight / total)
}

export function overlap(left: Probabilities, right: Probabilities): number {
  return left.reduce((sum, probability, word) => sum + probability * right[word], 0)
}

export function squares(probabilities: Probabilities): number {
  return overlap(probabilities, probabilities)
}

/** S of the empirical distribution of n independent documents from a distribution, given that one's S. */
export function squaresOfSample(n: number, ofSource: number): number {
  return 1 / n + (1 - 1 / n) * ofSource
}

/** S of a model that is `share` human part and else a sample: their own S and their overlap. */
export function blend(share: number, human: number, between: number, sample: number): number {
  return share * share * human + 2 * share * (1 - share) * between + (1 - share) * (1 - share) * sample
}

function frequencies({ texts, weights }: TextBatch, words: number): Probabilities {
  const counts = new Array<number>(words).fill(0)
  let total = 0
  for (const [index, text] of texts.entries()) {
    const weight = weights?.[index] ?? 1
    counts[Number(text)] += weight
    total += weight
  }
  return counts.map((count) => count / total)
}

function draw(probabilities: Probabilities, count: number, rng: Rng): string[] {
  return Array.from({ length: count }, () => {
    let left = rng.uniform()
    let word = 0
    while (word < probabilities.length - 1 && left >= probabilities[word]) left -= probabilities[word++]
    return String(word)
  })
}

/** The models of generations 0, 1, ... of one replicate. */
async function simulate(mixing: Mixing, setting: Setting, seed: number): Promise<Probabilities[]> {
  const { words, documents, generations } = setting
  const entry = strategies.find(({ name }) => name === mixing.strategy)
  if (entry === undefined) throw new Error(`no strategy ${mixing.strategy}`)
  const strategy = await entry.load()
  const options = entry.schema.parse(mixing)
  const truth = zipf(words)
  const human = mixSource(draw(truth, documents, keyedRng(seed, 'human')))
  const fresh = mixSource(draw(truth, documents * generations, keyedRng(seed, 'fresh')))
  const samples: MixSource[] = []
  const open = async (source: PartSource) =>
    source === 'human' ? human : source === 'fresh' ? fresh : samples[source.sample]
  const models: Probabilities[] = []
  const history: PastGeneration[] = []
  let freshUsed = 0
  const unused = () => Promise.reject(new Error('not needed'))
  for (let generation = 0; generation <= generations; generation++) {
    const context: ComposeContext = {
      generation,
      human: documents,
      fresh: fresh.texts.length,
      freshUsed,
      history,
      budget: documents,
      control: unused,
      better: () => 'neither',
      tokensOf: unused,
      score: unused,
    }
    const recipe: Recipe =
      generation === 0
        ? {
            parts: [{ source: 'human', take: { kind: 'all' } }],
            requested: { documents, humanShare: 1 },
          }
        : await strategy.compose(options, context, keyedRng(seed, generation, 'compose'))
    const { batch } = await materialise(recipe, seed, undefined, { open, edit: unused })
    for (const { source, take } of recipe.parts) {
      if (source === 'fresh' && take.kind === 'range') freshUsed = Math.max(freshUsed, take.to)
    }
    const model = frequencies(batch, words)
    models.push(model)
    samples.push(mixSource(draw(model, documents, keyedRng(seed, generation, 'sample'))))
    history.push({ generation, kept: documents, recipe, metrics: {} })
  }
  return models
}

/** The models of every generation, replicate by replicate. Replicate i of all strategies has the same human data. */
export async function replicates(mixing: Mixing, setting = SETTING): Promise<Probabilities[][]> {
  const runs: Probabilities[][] = []
  for (let seed = 0; seed < setting.replicates; seed++) runs.push(await simulate(mixing, setting, seed))
  return runs
}

export type Theory = (generation: number) => number

/** Generations from 0 on of a recursion. */
export function unrolled(
  first: number,
  next: (value: number, generation: number) => number,
  generations = SETTING.generations,
): Theory {
  const values = [first]
  for (let generation = 1; generation <= generations; generation++) {
    values.push(next(values[generation - 1], generation))
  }
  return (generation) => values[generation]
}

/**
 * The mean of a measure agrees with theory in every generation within three Monte Carlo standard errors. In some
 * generation it is told from each of `neighbours`, other formulas that one could have mixed it up with: there they
 * lie more than five standard errors away.
 *
 * Human data differ between replicates, and every generation inherits that. What of it shows in generation 0, where
 * the expectation is exact and nothing is mixed, is taken out by regression on generation 0 (a control variate).
 */
export function expectTheory(
  runs: readonly (readonly Probabilities[])[],
  theory: Theory,
  neighbours: Readonly<Record<string, Theory>> = {},
  measure: (model: Probabilities) => number = squares,
): void {
  const zero = runs.map((models) => measure(models[0]))
  const errors = runs[0].map((_model, generation) => {
    const raw = runs.map((models) => measure(models[generation]))
    const values = generation === 0 ? raw : withoutCovariate(raw, zero, theory(0))
    const error = Math.sqrt(variance(values) / values.length)
    const found = mean(values)
    const expected = theory(generation)
    expect(
      Math.abs(found - expected),
      `generation ${generation}: ${found} +- ${error}, expected ${expected}`,
    ).toBeLessThan(3 * error)
    return error
  })
  for (const [name, neighbour] of Object.entries(neighbours)) {
    const distances = errors.map(
      (error, generation) => Math.abs(neighbour(generation) - theory(generation)) / error,
    )
    expect(
      Math.max(...distances),
      `${name} is too near for so few replicates: ${distances} errors away`,
    ).toBeGreaterThan(5)
  }
}

function withoutCovariate(
  values: readonly number[],
  covariate: readonly number[],
  expected: number,
): number[] {
  const centre = mean(values)
  const covariance =
    values.reduce((sum, value, index) => sum + (value - centre) * (covariate[index] - expected), 0) /
    (values.length - 1)
  const slope = covariance / variance(covariate)
  return values.map((value, index) => value - slope * (covariate[index] - expected))
}
