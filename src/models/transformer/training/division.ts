import type { Gpt2Config } from '../gpt2-config.js'
import { parameterCount } from '../gpt2-config.js'

/** How a batch is divided. It follows from the model and the batch alone, never from the threads: the sums depend on it. */
export interface Division {
  /** Windows of one pass. */
  readonly rows: number
  readonly passes: number
  /** Gradients that are added up side by side: pass p belongs to lane p % lanes. */
  readonly lanes: number
}

/**
 * Tokens of one pass. Fewer keep its arrays in a core's cache, more make the matrix products larger: 512 was the
 * fastest for all presets up to small (4 windows of 128 a third faster than 16 at once).
 */
const TOKENS_OF_A_PASS = 512
/** As many threads as can work on one batch. */
const LANES = 4
/** A gradient of its own for each lane would need too much memory for models above this many parameters. */
const LARGE = 50_000_000

/** `rows` overrides the windows of one pass; it must divide the batch. */
export function divide(config: Gpt2Config, batch: number, length: number, rows?: number): Division {
  const most = Math.max(1, Math.floor(TOKENS_OF_A_PASS / length))
  const own = rows ?? largestDivisor(batch, most)
  const passes = batch / own
  const lanes = Math.min(passes, parameterCount(config) > LARGE ? 2 : LANES)
  return { rows: own, passes, lanes }
}

function largestDivisor(whole: number, most: number): number {
  for (let part = Math.min(whole, most); part > 1; part--) if (whole % part === 0) return part
  return 1
}
