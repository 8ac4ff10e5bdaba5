import { continuedControl, keptCaveat, lossCaveat, sizeCaveat, type Verdict } from '../../analysis/index.js'
import type { Results } from '../../contracts/results.js'

/** What keeps values from being compared as they stand, a sentence each. */
export function verdictCaveats(results: Results, verdict: Verdict): readonly string[] {
  return [
    lossCaveat(results, verdict),
    sizeCaveat(results, verdict),
    keptCaveat(results),
    continuedControl(results, verdict),
  ].filter((caveat) => caveat !== undefined)
}
