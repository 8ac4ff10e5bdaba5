import type { Results } from '../../contracts/results.js'
import { type TheoryCurves, theoryCurves } from './curves.js'

/** What `theoryCurves` looks at: none of it changes with what was measured. */
function asked({ configuration, data, human, arms, generations, metrics }: Results): string {
  const named = arms.map(({ name, humanOnly }) => [name, humanOnly])
  return JSON.stringify([configuration, data, human, named, generations, metrics.map(({ id }) => id)])
}

/** Curves for results that grow: computed again only when something else than what was measured differs. */
export function rememberedCurves(): (results: Results) => Promise<TheoryCurves> {
  let known = ''
  let curves: Promise<TheoryCurves> | undefined
  return (results) => {
    const now = asked(results)
    if (curves === undefined || now !== known) curves = theoryCurves(results)
    known = now
    return curves
  }
}
