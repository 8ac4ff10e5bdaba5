import type { PlannedMix } from './mix-plan.js'

/** How fast facts are lost, generation by generation: see `survivalRates`. */
export interface SurvivalRates {
  /** theta_g: for each statement of the fact in the human training split. */
  readonly perStatement: readonly number[]
  /** phi_g: for each unit of the fact's true frequency, from new human documents. */
  readonly perFrequency: readonly number[]
}

export const SURVIVAL_ASSUMPTIONS =
  'The model states each fact as often as its training set does (temperature 1, nothing smoothed away, nothing curated); statements are drawn independently, so counts are Poisson; human subsets take each statement independently.'

/**
 * The survival of facts as a branching process with immigration. A generation states a fact N_g times in its training
 * set; the sample of its model states it Poisson(a N_g) times, a = sample / mix; later mixes take each of these
 * statements with the share that their recipe takes of that sample, and human statements likewise. Then
 *
 *   P(not stated at g | c in train, true frequency q) = exp(-c theta_g - q phi_g)
 *
 * exactly, with one backward pass for each g. Let v_j be what a statement in mix j counts for: v_g = probe / mix_g
 * (infinite: whether the mix states it at all), and v_j = a_j (1 - m_j) for j < g, where m_j is the chance that
 * nothing comes of one statement in sample j: the product, over labels, of the mean over its place u of
 * exp(-sum of w v_l over the parts of mixes l > j that hold u). theta_g = -ln m of a human statement;
 * phi_g = sum over j of fresh statements in mix j times (1 - exp(-v_j)).
 *
 * With `replace` that is theta' = 1 - exp(-theta) from theta_0 = probe / mix: Suresh, Thangaraj and Khandavally 2024,
 * arXiv 2412.17646, Theorem 2. The rest is derived for this project.
 *
 * `sample` and `probe` are in documents, `statements` is how many a document makes.
 *
 * @example
 * survivalRates(await planMixes(replace, { strategy: 'replace' }, { human: 100, sample: 100, budget: 100,
 *   generations: 2 }), { sample: 100, probe: 100, statements: 1 }).perStatement // 1, 0.6321, 0.4685
 */
export function survivalRates(
  mixes: readonly PlannedMix[],
  sizes: { readonly sample: number; readonly probe: number; readonly statements: number },
): SurvivalRates {
  const rates = mixes.map((_mix, generation) => ratesAt(generation, mixes, sizes))
  return {
    perStatement: rates.map(({ perStatement }) => perStatement),
    perFrequency: rates.map(({ perFrequency }) => perFrequency),
  }
}

/**
 * Probability that a fact of this count in train, and this true frequency, is stated.
 *
 * @example
 * stated({ perStatement: [Math.LN2], perFrequency: [0] }, 0, 2) // 0.75
 */
export function stated(rates: SurvivalRates, generation: number, count: number, frequency = 0): number {
  // Nothing times an infinite rate is nothing.
  const fromTrain = count === 0 ? 0 : count * rates.perStatement[generation]
  const fromFresh = frequency === 0 ? 0 : frequency * rates.perFrequency[generation]
  return -Math.expm1(-fromTrain - fromFresh)
}

/** A part of a later mix that may hold a statement, and what it would count for there. */
interface Use {
  readonly from: number
  readonly to: number
  readonly exponent: number
}

function ratesAt(
  generation: number,
  mixes: readonly PlannedMix[],
  { sample, probe, statements }: { sample: number; probe: number; statements: number },
) {
  const uses = new Map<number | 'human', Map<string, Use[]>>()
  let perFrequency = 0
  for (let at = generation; at >= 0; at--) {
    const { size, parts, fresh } = mixes[at]
    const worth = at === generation ? probe / size : (sample / size) * -Math.expm1(-lossRate(uses.get(at)))
    if (fresh > 0) perFrequency += fresh * statements * -Math.expm1(-worth)
    for (const { source, label, from, to, weight } of parts) {
      const labels = uses.get(source) ?? new Map<string, Use[]>()
      uses.set(source, labels)
      labels.set(label, [...(labels.get(label) ?? []), { from, to, exponent: weight * worth }])
    }
  }
  return { perStatement: lossRate(uses.get('human')), perFrequency }
}

/** -ln of the chance that nothing comes of one statement: 0 where no later mix takes it. */
function lossRate(labels: ReadonlyMap<string, readonly Use[]> = new Map()): number {
  let rate = 0
  for (const uses of labels.values()) rate -= Math.log(meanOverPlaces(uses))
  return rate
}

/** Mean over u in [0, 1) of exp(-sum of the exponents of the parts that hold u). */
function meanOverPlaces(uses: readonly Use[]): number {
  const ends = [...new Set([0, 1, ...uses.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  let mean = 0
  for (let at = 1; at < ends.length; at++) {
    const [low, high] = [ends[at - 1], ends[at]]
    const sum = uses.reduce(
      (total, { from, to, exponent }) => (from <= low && high <= to ? total + exponent : total),
      0,
    )
    mean += (high - low) * Math.exp(-sum)
  }
  return mean
}
