import type { Catalogue } from './catalogue.js'
import type { ResolvedArm } from './experiment.js'
import { metricsSchema } from './fields.js'
import { type Problem, problemOf } from './problem.js'
import { isRecord } from './shape.js'

/** Ids of the metrics of numbers asked for; by default all that can be taken of the models of the arms. */
export function checkVectorMetrics(
  raw: unknown,
  arms: readonly ResolvedArm[],
  catalogue: Catalogue,
  problems: Problem[],
): readonly string[] {
  const asked = metricsSchema.safeParse(isRecord(raw) ? raw['metrics'] : undefined)
  // A list that is none was reported with the rest of the file.
  if (!asked.success) return []
  try {
    if (asked.data !== undefined) return catalogue.vectorMetricIds(asked.data)
    const used = catalogue.vectorFamilies.filter(({ name }) =>
      arms.some(({ model }) => model.family === name),
    )
    return [...new Set(used.flatMap(({ state, task }) => catalogue.defaultVectorMetricIds(state, task)))]
  } catch (error) {
    problems.push(problemOf(error, ['metrics']))
    return []
  }
}
