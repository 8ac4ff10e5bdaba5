import { independentDifference } from '../../analysis/index.js'
import type { MetricDifference, MetricValue } from '../../contracts/measurement.js'

/** What every value of every other group differs by from the reference's. */
export function differencesTo(
  reference: string | undefined,
  values: readonly MetricValue[],
): MetricDifference[] {
  const known = new Map(
    values.filter(({ group }) => group === reference).map((value) => [keyOf(value), value]),
  )
  return values.flatMap((value): MetricDifference[] => {
    const { group, metric, part } = value
    const of = group === reference ? undefined : known.get(keyOf(value))
    const difference = of && independentDifference(value, of)
    return difference === undefined ? [] : [{ group, metric, part, ...difference }]
  })
}

function keyOf({ metric, part }: MetricValue): string {
  return JSON.stringify([metric, part])
}
