import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import type { Part } from './parts.js'

/** Tokens of parts that are kept for the next metric: with their n-grams some 80 bytes each. */
const MOST_TOKENS = 1_000_000

interface Remembered {
  readonly whole: WeakRef<TextView>
  readonly key: string
  readonly views: TextView[]
}

/** The parts measured last. Metrics are measured one after another: the next one mostly asks for the same. */
let latest: Remembered | undefined

/**
 * The views of parts by their position. Kept for the next metric that draws the same parts of the same view (the same
 * size from the same generator), so that n-grams are counted once for all metrics.
 */
export function rememberedViews(
  whole: TextView,
  parts: readonly Part[],
  tokens: number | undefined,
  rng: Rng,
): (index: number) => TextView {
  const select = (index: number) => whole.select(parts[index].documents, tokens)
  const size = tokens ?? whole.corpus().words.length / 2
  if (size * parts.length > MOST_TOKENS) return select
  // A fork's first number tells generators apart.
  const key = `${tokens} ${parts.length} ${rng.fork('which').uniform()}`
  if (latest?.whole.deref() !== whole || latest.key !== key)
    latest = { whole: new WeakRef(whole), key, views: [] }
  const { views } = latest
  return (index) => (views[index] ??= select(index))
}
