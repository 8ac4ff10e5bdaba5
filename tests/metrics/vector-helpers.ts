import type { VectorBatch } from '../../src/contracts/batch.js'
import type { Measured } from '../../src/contracts/metric.js'
import type { ModelState, NormalState, StatesState } from '../../src/contracts/state.js'
import type { VectorMetricContext } from '../../src/contracts/vectors.js'
import { measureVectors } from '../../src/metrics/measured.js'
import { loadVectorMetrics } from '../../src/metrics/vector-registry.js'
import { keyedRng } from '../../src/random/keyed.js'

/** Normal chains: of each a mean and a covariance, row after row. */
export function normal(
  ...chains: readonly { mean: readonly number[]; covariance: readonly number[] }[]
): NormalState {
  return {
    kind: 'normal',
    chains: chains.length,
    dimension: chains[0].mean.length,
    means: Float64Array.from(chains.flatMap(({ mean }) => mean)),
    covariances: Float64Array.from(chains.flatMap(({ covariance }) => covariance)),
  }
}

/** A normal chain in one dimension. */
export function normal1(mean: number, variance: number) {
  return { mean: [mean], covariance: [variance] }
}

/** Distributions over states: one row for each chain. */
export function states(...rows: readonly (readonly number[])[]): StatesState {
  return {
    kind: 'states',
    chains: rows.length,
    states: rows[0].length,
    probabilities: Float64Array.from(rows.flat()),
  }
}

/** Items of chains in one dimension: one row for each chain. */
export function items(...rows: readonly (readonly number[])[]): VectorBatch {
  return {
    kind: 'vectors',
    values: Float64Array.from(rows.flat()),
    dimension: 1,
    chains: rows.length,
    count: rows[0].length,
    provenance: [],
  }
}

type Given = Partial<Omit<VectorMetricContext, 'sample' | 'generationZero'>> & {
  readonly state: ModelState
  readonly sample?: VectorBatch
  readonly generationZero?: ModelState
}

/** The values of one metric of the catalogue. What it reads and is not given is an error of the test. */
export async function valuesOf(id: string, given: Given): Promise<readonly Measured[]> {
  const missing = (what: string) => () => Promise.reject(new Error(`the test gives no ${what}`))
  const { sample, generationZero, ...rest } = given
  const context = {
    generation: 1,
    decoding: { temperature: 1, max_tokens: 1 },
    rng: keyedRng(1, id),
    ...rest,
    sample: sample === undefined ? missing('sample') : async () => sample,
    generationZero: generationZero === undefined ? missing('generation 0') : async () => generationZero,
  } as VectorMetricContext
  const [metric] = await loadVectorMetrics([id])
  return measureVectors(metric, context)
}

/** Of a metric with one value. */
export async function oneValueOf(id: string, given: Given): Promise<Measured> {
  const values = await valuesOf(id, given)
  if (values.length !== 1) throw new Error(`${id} has ${values.length} values`)
  return values[0]
}
