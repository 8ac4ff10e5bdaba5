import type { Results } from '../contracts/results.js'
import { formatPercent } from './format.js'
import { mixSummaries } from './human-share.js'
import { describeReferences } from './reference.js'
import { capitalised, listed } from './words.js'
import type { Verdict } from './verdict.js'

/** Training sets this many times larger or smaller than the reference's make losses differ by size too. */
const NOTABLE_RATIO = 1.5

/**
 * One sentence on arms whose training set grew or shrank against the reference's: the amount of text
 * changes a fit whatever its mix, so their loss is not comparable by mixing alone. Nothing where no loss is shown or no set differs.
 */
export function lossCaveat(results: Results, verdict: Verdict): string | undefined {
  if (!verdict.headlines.some(({ role }) => role === 'loss' || role === 'impossible')) return undefined
  const mixes = mixSummaries(results, verdict.thresholds.confidence)
  const documentsOf = (arm: string, generation: number) =>
    mixes.find((mix) => mix.arm === arm && mix.generation === generation)?.documents
  const bySize = new Map<string, string[]>()
  for (const { arm, outcome, generation, reference } of verdict.arms) {
    if (outcome === 'reference' || outcome === 'no result') continue
    const own = documentsOf(arm.name, generation)
    const other = reference.kind === 'arm' ? documentsOf(reference.arm, generation) : documentsOf(arm.name, 0)
    if (own === undefined || other === undefined) continue
    const ratio = own / other
    if (ratio <= NOTABLE_RATIO && ratio >= 1 / NOTABLE_RATIO) continue
    const size = `${timesAsMany(ratio)} as many documents`
    bySize.set(size, [...(bySize.get(size) ?? []), arm.name])
  }
  if (bySize.size === 0) return undefined
  const parts = [...bySize].map(
    ([size, arms]) => `${listed(arms)} ${arms.length === 1 ? 'trains' : 'train'} on ${size}`,
  )
  const several = [...bySize.values()].flat().length > 1
  const whose = verdict.reference.kind === 'arm' ? describeReferences(verdict) : 'at generation 0'
  const loss = several ? 'their losses also reflect that' : 'its loss also reflects that'
  return `${capitalised(listed(parts))} as ${whose}: ${loss}.`
}

/** "11 times", "1.6 times", "20%". */
function timesAsMany(ratio: number): string {
  if (ratio < 1) return formatPercent(Number(ratio.toPrecision(2)))
  return `${ratio >= 9.95 ? Math.round(ratio) : Number(ratio.toFixed(1))} times`
}
