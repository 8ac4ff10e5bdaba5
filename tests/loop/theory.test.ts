import { describe, expect, it } from 'vitest'
import type { TextBatch } from '../../src/contracts/batch.js'
import type { Family, Model } from '../../src/contracts/model.js'
import type { ComposeContext, PartSource, PastGeneration } from '../../src/contracts/recipe.js'
import type { Rng } from '../../src/contracts/rng.js'
import { materialise, mixSource } from '../../src/loop/mix.js'
import { strategies } from '../../src/mixing/registry.js'
import { keyedRng } from '../../src/random/keyed.js'
import { mean, variance, zScore } from '../helpers/statistics.js'

/**
 * The loop's mixing and materialising against closed forms. Documents are single words, the model is maximum
 * likelihood of their frequencies with exact sampling, so that a generation is a multinomial draw.
 *
 * S is the sum of squared probabilities. Theory counts fits: its first model is our generation 0, fitted on n
 * human documents drawn from the true distribution p.
 */

/** Zipf's law over a few words. */
const WORDS = 20
const TOTAL = Array.from({ length: WORDS }, (_, rank) => 1 / (rank + 1)).reduce((sum, weight) => sum + weight)
const TRUTH = Array.from({ length: WORDS }, (_, rank) => 1 / (rank + 1) / TOTAL)
const S_TRUE = squares(TRUTH)

const DOCUMENTS = 60
const GENERATIONS = 6
const REPLICATES = 400

class Categorical implements Model {
  readonly notes = []
  readonly probabilities: readonly number[]

  constructor(probabilities: readonly number[]) {
    this.probabilities = probabilities
  }

  async sample({ count }: { readonly count: number }, _decoding: unknown, rng: Rng) {
    const batch: TextBatch = { kind: 'text', texts: draw(this.probabilities, count, rng), provenance: [] }
    return { batch, finished: new Uint8Array(count).fill(1), tokens: count }
  }

  score(): never {
    throw new Error('not needed')
  }

  save(): never {
    throw new Error('not needed')
  }
}

const categorical: Pick<Family, 'fit'> = {
  async fit(batch) {
    const counts = new Array<number>(WORDS).fill(0)
    const { texts } = batch as TextBatch
    for (const text of texts) counts[Number(text)]++
    return new Categorical(counts.map((count) => count / texts.length))
  },
}

function draw(probabilities: readonly number[], count: number, rng: Rng): string[] {
  return Array.from({ length: count }, () => {
    let left = rng.uniform()
    let word = 0
    while (word < probabilities.length - 1 && left >= probabilities[word]) left -= probabilities[word++]
    return String(word)
  })
}

function squares(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, probability) => sum + probability * probability, 0)
}

/** The models of generations 0, 1, ... of one replicate. */
async function simulate(mixing: { readonly strategy: string }, seed: number): Promise<Categorical[]> {
  const entry = strategies.find(({ name }) => name === mixing.strategy)
  if (entry === undefined) throw new Error(`no strategy ${mixing.strategy}`)
  const strategy = await entry.load()
  const options = entry.schema.parse(mixing)
  const human = draw(TRUTH, DOCUMENTS, keyedRng(seed, 'human'))
  const fresh = draw(TRUTH, DOCUMENTS * GENERATIONS, keyedRng(seed, 'fresh'))
  const samples: (readonly string[])[] = []
  const models: Categorical[] = []
  const history: PastGeneration[] = []
  let freshUsed = 0
  const textsOf = (source: PartSource) =>
    source === 'human' ? human : source === 'fresh' ? fresh : samples[source.sample]
  for (let generation = 0; generation <= GENERATIONS; generation++) {
    const context: ComposeContext = {
      generation,
      human: DOCUMENTS,
      fresh: fresh.length,
      freshUsed,
      history,
      budget: DOCUMENTS,
      control: () => Promise.reject(new Error('not needed')),
      better: () => 'neither',
      tokensOf: () => Promise.reject(new Error('not needed')),
      score: () => Promise.reject(new Error('not needed')),
    }
    const recipe =
      generation === 0
        ? {
            parts: [{ source: 'human', take: { kind: 'all' } }] as const,
            requested: { documents: DOCUMENTS, humanShare: 1 },
          }
        : await strategy.compose(options, context, keyedRng(seed, generation, 'compose'))
    const { batch, realised } = await materialise(recipe, seed, undefined, {
      open: async (source) => mixSource(textsOf(source)),
      edit: () => Promise.reject(new Error('not needed')),
    })
    freshUsed += realised.fresh
    const human0: TextBatch = { kind: 'text', texts: human, provenance: [] }
    const model = (await categorical.fit(batch, {}, { human: human0, rng: keyedRng(seed) })) as Categorical
    models.push(model)
    const sample = await model.sample({ count: DOCUMENTS }, {}, keyedRng(seed, generation, 'sample'))
    samples.push((sample.batch as TextBatch).texts)
    history.push({ generation, kept: DOCUMENTS, recipe, metrics: {} })
  }
  return models
}

function replicates(mixing: { readonly strategy: string; readonly [key: string]: unknown }) {
  return Promise.all(Array.from({ length: REPLICATES }, (_, seed) => simulate(mixing, seed)))
}

/** S per generation agrees with theory within Monte Carlo error, and that error is small enough to tell. */
function expectTheory(runs: readonly Categorical[][], theory: (generation: number) => number): void {
  for (let generation = 0; generation <= GENERATIONS; generation++) {
    const values = runs.map((models) => squares(models[generation].probabilities))
    const expected = theory(generation)
    const error = Math.sqrt(variance(values) / values.length)
    expect(error / expected, `generation ${generation}: too few replicates`).toBeLessThan(0.025)
    expect(
      Math.abs(zScore(values, expected)),
      `generation ${generation}: ${mean(values)} +- ${error}, expected ${expected}`,
    ).toBeLessThan(3)
  }
}

/** Generations `from` to the last from a recursion. */
function unrolled(
  first: number,
  next: (value: number, generation: number) => number,
): (generation: number) => number {
  const values = [first]
  for (let generation = 1; generation <= GENERATIONS; generation++) {
    values.push(next(values[generation - 1], generation))
  }
  return (generation) => values[generation]
}

const S_TRAIN = 1 / DOCUMENTS + (1 - 1 / DOCUMENTS) * S_TRUE

describe('replace', () => {
  const simulated = replicates({ strategy: 'replace' })

  it('loses diversity as E[S_t] = 1 - (1 - 1/n)^t (1 - S_0)  (Seddik et al., arXiv 2404.05090, eq. 6)', async () => {
    expectTheory(
      await simulated,
      unrolled(S_TRAIN, (s) => 1 - (1 - 1 / DOCUMENTS) * (1 - s)),
    )
  })

  it('keeps the expected frequency of every word: what is lost is coverage', async () => {
    const runs = await simulated
    for (let word = 0; word < WORDS; word++) {
      const last = runs.map((models) => models[GENERATIONS].probabilities[word])
      expect(Math.abs(zScore(last, TRUTH[word])), `word ${word}`).toBeLessThan(3.5)
    }
    const known = (generation: number) =>
      mean(runs.map((models) => models[generation].probabilities.filter((value) => value > 0).length))
    expect(known(GENERATIONS)).toBeLessThan(0.7 * known(0))
  })
})

describe('human-only', () => {
  it('stays what it was', async () => {
    const models = await simulate({ strategy: 'human-only' }, 1)
    for (const model of models) expect(model.probabilities).toEqual(models[0].probabilities)
  })
})

describe('accumulate', () => {
  it('levels off as E[1 - S_t] = (1 - S_0) prod (1 - 1/(n i^2)), and no word of the first sample dies', async () => {
    const runs = await replicates({ strategy: 'accumulate' })
    // The fit of generation g is the theory's (g + 1)-th, on (g + 1) n documents.
    expectTheory(
      runs,
      unrolled(S_TRAIN, (s, generation) => {
        const fit = generation + 1
        return 1 - (1 - s) * (1 - 1 / (DOCUMENTS * fit * fit))
      }),
    )
    const survivors = (model: Categorical) => model.probabilities.map((probability) => probability > 0)
    for (const models of runs) {
      for (const model of models) expect(survivors(model)).toEqual(survivors(models[0]))
    }
  })
})

describe('mix', () => {
  // r human and s synthetic documents. Whatever the draw, the human part alone has the same expected S.
  const share = 0.2
  const r = share * DOCUMENTS
  const s = DOCUMENTS - r
  const sHuman = 1 / r + (1 - 1 / r) * S_TRUE
  const next = (value: number, overlap: number) =>
    share * share * sHuman +
    2 * share * (1 - share) * overlap +
    (1 - share) * (1 - share) * (1 / s + (1 - 1 / s) * value)
  const human = (draw: string) => ({ strategy: 'mix', human: { share, draw } })

  it('fresh: human documents overlap with the model as the truth with itself', async () => {
    expectTheory(
      await replicates(human('fresh')),
      unrolled(S_TRAIN, (value) => next(value, S_TRUE)),
    )
  })

  it('redraw: they overlap as the training split does with itself', async () => {
    // Given the split f, both the redrawn part and the model have mean f and are independent: E[f.f] = S_TRAIN.
    expectTheory(
      await replicates(human('redraw')),
      unrolled(S_TRAIN, (value) => next(value, S_TRAIN)),
    )
  })

  it('fixed: the model comes to repeat the one subset', async () => {
    // E[h.p_{t+1}] = share E[h.h] + (1 - share) E[h.p_t], from E[h.f] = S_TRAIN on.
    const overlap = unrolled(S_TRAIN, (value) => share * sHuman + (1 - share) * value)
    expectTheory(
      await replicates(human('fixed')),
      unrolled(S_TRAIN, (value, generation) => next(value, overlap(generation - 1))),
    )
    // The three draws differ by more than the error that the checks above allow.
    const last = (overlapOf: (generation: number) => number) =>
      unrolled(S_TRAIN, (value, generation) => next(value, overlapOf(generation)))(GENERATIONS)
    expect(last((generation) => overlap(generation - 1)) / last(() => S_TRAIN)).toBeGreaterThan(1.05)
    expect(last(() => S_TRAIN) / last(() => S_TRUE)).toBeGreaterThan(1.02)
  })
})
