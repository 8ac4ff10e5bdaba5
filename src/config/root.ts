import type { z } from 'zod'
import { explainIssues } from './explain.js'
import { valueAt } from './path.js'
import type { Problem } from './problem.js'
import type { Shape } from './shape.js'

/** Keys that stand at the top or in the loop, and that arms cannot have of their own. */
const SHARED = new Set([
  'human',
  'seeds',
  'metrics',
  'control',
  'name',
  'generations',
  'probe',
  'keep_models',
  'excerpts',
])

const WHY =
  'Arms share human data, generations and probe so that they can be compared; what differs in these is another experiment file.'

/** The problems of the file as a whole. Where a whole part is missing, `full` knows what it looks like. */
export function explainRoot(
  issues: readonly z.core.$ZodIssue[],
  skeleton: Shape,
  full: Shape,
  raw: unknown,
): Problem[] {
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
        })),
        ...(unknown.length > 0 ? explainIssues([{ ...issue, keys: unknown }], skeleton, raw) : []),
      ]
    }
    const missing = issue.code === 'invalid_type' && valueAt(raw, issue.path.map(String)) === undefined
    return explainIssues([issue], missing ? full : skeleton, raw)
  })
}
