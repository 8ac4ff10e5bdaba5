/** A loop whose second moment is known, in statements. */
export interface SquaresLoop {
  readonly strategy: string
  /** Human share of the mix, for `mix`. */
  readonly share: number
  readonly draw: 'fixed' | 'redraw' | 'fresh'
  /** Statements n of the human training split, of every sample and of every mix of constant size. */
  readonly points: number
}

export interface ExpectedSquares {
  /** E sum_i p_i^2 of every generation. */
  readonly squares: readonly number[]
  /** What it tends to. */
  readonly limit: number
}

/**
 * The chance that two draws from a generation are the same state. All these loops leave the mean of the distribution
 * as it was, so E ||p_g - p||^2 is this less that of the truth: the loss.
 *
 * A mix of r human draws and s = n - r of the last sample, lambda = r / n, follows
 * S' = lambda^2 |h|^2 + 2 lambda (1 - lambda) h.p + (1 - lambda)^2 (1/s + (1 - 1/s) S), with |h|^2 = 1/r + (1 - 1/r) S_0.
 * The overlap h.p of its human part with the last model is S_0 for `fresh`; that of the training split with itself,
 * S_t = 1/n + (1 - 1/n) S_0, for `redraw`; and |h|^2 + (1 - lambda)^g (S_t - |h|^2) for `fixed`.
 *
 * Undefined for other strategies.
 *
 * @example
 * expectedSquares({ strategy: 'mix', share: 0.1, draw: 'fresh', points: 100 }, 0.080282, 30)?.squares[30] // 0.1265
 */
export function expectedSquares(
  loop: SquaresLoop,
  truth: number,
  generations: number,
): ExpectedSquares | undefined {
  const { strategy, points: n } = loop
  const train = 1 / n + (1 - 1 / n) * truth
  switch (strategy) {
    case 'human-only':
      return iterated(generations, train, 0, 0, () => train)
    case 'replace':
      return iterated(generations, train, 1, n, () => 0)
    case 'mix':
      return mixed(loop, truth, train, generations)
    case 'anchor':
      // Half of every mix is the training split, which is also the mean of the other half.
      return iterated(generations, train, 1 / 2, n, () => (3 / 4) * train)
    case 'accumulate':
      return accumulated(n, truth, generations)
    default:
      return undefined
  }
}

function mixed({ share, draw, points: n }: SquaresLoop, truth: number, train: number, generations: number) {
  const r = share * n
  if (r === 0) return iterated(generations, train, 1, n, () => 0)
  if (r === n) return iterated(generations, train, 0, 0, () => train)
  const human = 1 / r + (1 - 1 / r) * truth
  const overlap = (generation: number) => {
    if (draw === 'fresh') return truth
    if (draw === 'redraw') return train
    return human + Math.exp(generation * Math.log(1 - share)) * (train - human)
  }
  return iterated(generations, train, 1 - share, n - r, (generation) => {
    return share * share * human + 2 * share * (1 - share) * overlap(generation)
  })
}

/** S' = c(g) + b^2 (1/s + (1 - 1/s) S), b the synthetic share and s the draws it makes. */
function iterated(
  generations: number,
  first: number,
  synthetic: number,
  draws: number,
  human: (generation: number) => number,
): ExpectedSquares {
  const noise = draws > 0 ? (synthetic * synthetic) / draws : 0
  const kept = synthetic * synthetic - noise
  const squares = [first]
  for (let generation = 0; generation < generations; generation++) {
    squares.push(human(generation) + noise + kept * squares[generation])
  }
  return { squares, limit: (human(Number.POSITIVE_INFINITY) + noise) / (1 - kept) }
}

/** Accumulate: 1 - S falls by the factor 1 - 1 / (n i^2) in fit i, in the limit by Euler's product. */
function accumulated(points: number, truth: number, generations: number): ExpectedSquares {
  let different = 1 - truth
  const squares: number[] = []
  for (let fit = 1; fit <= generations + 1; fit++) {
    different *= 1 - 1 / (points * fit * fit)
    squares.push(1 - different)
  }
  const angle = Math.PI / Math.sqrt(points)
  return { squares, limit: 1 - ((1 - truth) * Math.sin(angle)) / angle }
}
