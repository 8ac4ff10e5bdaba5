import type { Rng } from '../../contracts/rng.js'
import { normalised } from '../../numerics/normalised.js'
import { logGammaVariate } from '../../random/log-gamma-variate.js'
import { shuffledIndices } from '../../random/shuffle.js'
import { ChainStreams } from '../../random/stream.js'
import { zipfWeights } from '../zipf-weights.js'
import type { TokensOptions } from './options.js'

/** A random distribution over so many tokens. */
export function randomRow(rows: TokensOptions['rows'], tokens: number, rng: Rng): Float64Array {
  return 'zipf' in rows ? shuffledZipf(rows.zipf, tokens, rng) : dirichlet(rows.dirichlet, tokens, rng)
}

function shuffledZipf(exponent: number, tokens: number, rng: Rng): Float64Array {
  const byRank = normalised(zipfWeights(tokens, exponent, 0))
  const row = new Float64Array(tokens)
  for (const [rank, token] of shuffledIndices(tokens, rng).entries()) row[token] = byRank[rank]
  return row
}

/** Gamma variates over their sum; over the largest first, by logarithms, so that one of them is always above 0. */
function dirichlet(concentration: number, tokens: number, rng: Rng): Float64Array {
  const stream = new ChainStreams(rng).of(0)
  const logs = Float64Array.from({ length: tokens }, () => logGammaVariate(concentration, stream))
  const peak = logs.reduce((largest, log) => Math.max(largest, log), Number.NEGATIVE_INFINITY)
  return normalised(logs.map((log) => Math.exp(log - peak)))
}
