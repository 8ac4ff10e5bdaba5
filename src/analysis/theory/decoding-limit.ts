/** What one generation of sampling at a temperature and with a nucleus makes of a distribution, without any noise. */
export interface DecodingStep {
  readonly temperature?: number | undefined
  readonly topP?: number | undefined
}

/**
 * Probabilities as they are sampled: to the power 1 / T, then cut to the fewest states that hold `topP`, each time
 * renormalised.
 *
 * @example
 * decoded([0.6, 0.3, 0.1], { temperature: 0.5 }) // 0.7826, 0.1957, 0.0217
 */
export function decoded(
  probabilities: readonly number[],
  { temperature = 1, topP = 1 }: DecodingStep,
): number[] {
  const largest = probabilities.reduce((most, p) => Math.max(most, p), 0)
  const sharpened =
    temperature === 1
      ? [...probabilities]
      : probabilities.map((p) => (p > 0 ? Math.exp(Math.log(p / largest) / temperature) : 0))
  const scaled = normalised(sharpened)
  return topP >= 1 ? scaled : normalised(nucleus(scaled, topP))
}

/**
 * Generation by generation: p' = lambda p_0 + (1 - lambda) decoded(p), with as much data as one likes. Generation 0 is
 * the truth.
 *
 * @example
 * decodedGenerations([0.9, 0.1], { temperature: 0.5 }, 0, 1)[1] // 0.9878, 0.0122
 */
export function decodedGenerations(
  truth: readonly number[],
  step: DecodingStep,
  humanShare: number,
  generations: number,
): (readonly number[])[] {
  const all: (readonly number[])[] = [truth]
  for (let generation = 1; generation <= generations; generation++) {
    const sampled = decoded(all[generation - 1], step)
    all.push(truth.map((p, state) => humanShare * p + (1 - humanShare) * sampled[state]))
  }
  return all
}

function nucleus(probabilities: readonly number[], mass: number): number[] {
  const order = probabilities.map((_p, state) => state).sort((a, b) => probabilities[b] - probabilities[a])
  const kept = probabilities.map(() => 0)
  let held = 0
  for (const state of order) {
    if (held >= mass) break
    kept[state] = probabilities[state]
    held += probabilities[state]
  }
  return kept
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
