import type { Results } from '../contracts/results.js'
import type { Verdict } from './verdict.js'
import { listed } from './words.js'

/** Says which arms share fewer seeds with their reference than the experiment has; undefined where none does. */
export function seedsCaveat({ seeds }: Pick<Results, 'seeds'>, { arms }: Verdict): string | undefined {
  const few = arms.flatMap(({ arm, outcome, effects }) => {
    if (outcome === 'reference' || outcome === 'no result') return []
    const pairs = Math.max(0, ...effects.map((effect) => effect.pairs))
    return pairs < seeds.length ? [`${arm.name} in ${pairs}`] : []
  })
  if (few.length === 0) return undefined
  return `Compared in fewer than the ${seeds.length} seeds: ${listed(few)}. Values and differences there are of these seeds alone.`
}
