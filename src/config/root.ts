import type { z } from 'zod'
import { explainIssues } from './explain.js'
import type { Problem } from './problem.js'
import type { Shape } from './shape.js'

/** Keys that stand at the top or in the loop, and that arms cannot have of their own. */
const SHARED = new Set([
  'human',
  'seeds',
  'metrics',
  'embeddings',
  'control',
  'name',
  'generations',
  'probe',
  'keep_models',
  'excerpts',
])

const WHY =
  'Arms share human data, generations and probe so that they can be compared; what differs in these is another experiment file.'

/** The problems of the file as a whole; `shape` is that of the full schema, which knows what every part looks like. */
export function explainRoot(issues: readonly z.core.$ZodIssue[], shape: Shape, raw: unknown): Problem[] {
  return issues.flatMap((issue) => {
    const inArm = issue.path[0] === 'arms' && issue.path.length >= 2
    if (issue.code === 'unrecognized_keys' && inArm) {
      const shared = issue.keys.filter((key) => SHARED.has(key))
      const unknown = issue.keys.filter((key) => !SHARED.has(key))
      return [
        ...shared.map((key) => ({
          path: [...issue.path.map(String), key],
          message: `an arm cannot have its own ${key}`,
          hint: WHY,
          onKey: true,
        })),
        ...(unknown.length > 0 ? explainIssues([{ ...issue, keys: unknown }], shape, raw) : []),
      ]
    }
    return explainIssues([issue], shape, raw)
  })
}
