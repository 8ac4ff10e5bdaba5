import type { Results } from '../contracts/results.js'
import { meanInterval } from './mean-interval.js'

/** What a generation's training set was to be and became, over the seeds of an arm. */
export interface MixSummary {
  readonly arm: string
  readonly generation: number
  readonly requested: number
  readonly realised: number
  readonly low: number | undefined
  readonly high: number | undefined
  readonly documents: number
  readonly tokens: number
  readonly repeated: number
  /** Human documents that a model edited. */
  readonly edited: number
  readonly seeds: number
}

/** Human share (human and fresh documents of all) per arm and generation. Empty mixes have none. */
export function mixSummaries(results: Results, confidence: number): readonly MixSummary[] {
  return results.arms.flatMap(({ name }) => {
    const generations = [
      ...new Set(results.mixes.filter((mix) => mix.arm === name).map((mix) => mix.generation)),
    ]
    return generations
      .sort((a, b) => a - b)
      .flatMap((generation): MixSummary[] => {
        const mixes = results.mixes.filter(
          (mix) => mix.arm === name && mix.generation === generation && mix.documents > 0,
        )
        if (mixes.length === 0) return []
        const average = (of: (mix: (typeof mixes)[number]) => number) =>
          meanInterval(mixes.map(of), confidence, [0, Number.POSITIVE_INFINITY])
        const realised = meanInterval(
          mixes.map((mix) => (mix.human + mix.fresh) / mix.documents),
          confidence,
          [0, 1],
        )
        return [
          {
            arm: name,
            generation,
            requested: average((mix) => mix.requestedHumanShare).mean,
            realised: realised.mean,
            low: realised.low,
            high: realised.high,
            documents: average((mix) => mix.documents).mean,
            tokens: average((mix) => mix.tokens).mean,
            repeated: average((mix) => mix.repeated).mean,
            edited: average((mix) => mix.edited ?? 0).mean,
            seeds: mixes.length,
          },
        ]
      })
  })
}
