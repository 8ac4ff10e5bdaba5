import { binomialProbabilities } from '../../numerics/binomial.js'

export interface WrightFisher {
  /** Draws of every generation. */
  readonly points: number
  /** Of them new draws from the truth; the others are of the last generation. */
  readonly human?: number
  /** Probability of the state under the truth. */
  readonly frequency: number
}

/**
 * The exact law of one state's count, generation by generation: count' ~ Binomial(n - r, count / n) +
 * Binomial(r, q), from Binomial(n, q) in generation 0. What the branching process is compared with; an n x n step.
 *
 * @example
 * wrightFisher({ points: 2, frequency: 0.5 }, 1)[1] // 0.375, 0.25, 0.375
 */
export function wrightFisher(
  { points: n, human = 0, frequency }: WrightFisher,
  generations: number,
): readonly Float64Array[] {
  const laws = [binomialProbabilities(n, frequency)]
  const synthetic = n - human
  const immigrants = binomialProbabilities(human, frequency)
  const steps = Array.from({ length: n + 1 }, (_, count) => binomialProbabilities(synthetic, count / n))
  for (let generation = 1; generation <= generations; generation++) {
    const drawn = new Float64Array(synthetic + 1)
    laws[generation - 1].forEach((weight, count) => {
      // Weights that vanish in double precision would only make the loop longer.
      if (weight < 1e-300) return
      for (let next = 0; next <= synthetic; next++) drawn[next] += weight * steps[count][next]
    })
    laws.push(convolved(drawn, immigrants))
  }
  return laws
}

function convolved(first: Float64Array, second: Float64Array): Float64Array {
  const sum = new Float64Array(first.length + second.length - 1)
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < second.length; j++) sum[i + j] += first[i] * second[j]
  }
  return sum
}
