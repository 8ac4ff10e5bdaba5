import type { z } from 'zod'
import { suggestion } from '../data/suggest.js'
import { describeShape, showValue } from './describe-shape.js'
import { formatPath, type Path, valueAt } from './path.js'
import type { Problem } from './problem.js'
import { alternatives, childShape, discriminator, isRecord, names, pick, type Shape } from './shape.js'

type Issue = z.core.$ZodIssue

/**
 * Zod's issues in the words of the file: what was expected (from the schema), what came (from the value), and
 * for unknown words what was probably meant. Paths start at `value`.
 */
export function explainIssues(issues: readonly Issue[], shape: Shape, value: unknown): Problem[] {
  return issues.flatMap((issue) => explainIssue(issue, shape, value))
}

function explainIssue(issue: Issue, shape: Shape, value: unknown): Problem[] {
  const path: Path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  const came = valueAt(value, path)
  const here = shapeAt(shape, value, path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(pick(here, came)?.properties ?? {})
      return issue.keys.map((key) => unknownKey([...path, key], key, known))
    }
    case 'invalid_union':
      return explainUnion(issue, path, here, shape, value)
    case 'custom':
      return [{ path, message: issue.message, hint: hintOf(path, here) }]
    case 'invalid_key':
      return [{ path, message: issue.issues[0]?.message ?? issue.message }]
    default:
      // Words of the schema's author say more than its type: a pattern, a union of special cases.
      return [
        isAuthored(issue)
          ? { path, message: `${issue.message}, got ${showValue(came)}`, hint: hintOf(path, here) }
          : expected(path, here, came),
      ]
  }
}

/** Whether a message is not one of Zod's own. */
function isAuthored({ message }: Issue): boolean {
  return !/^(Invalid|Too big|Too small|Unrecognized)/.test(message)
}

function hintOf(path: Path, { description }: Shape): string | undefined {
  return description === undefined ? undefined : `${formatPath(path.slice(-1))}: ${description}`
}

function expected(path: Path, shape: Shape, came: unknown): Problem {
  const what = describeShape(shape)
  return {
    path,
    message: came === undefined ? `missing, expected ${what}` : `expected ${what}, got ${showValue(came)}`,
    hint: hintOf(path, shape),
  }
}

function unknownKey(path: Path, key: string, known: readonly string[]): Problem {
  const text = suggestion(key, known)
  const shown = key.length <= 60 ? key : `${key.slice(0, 60)}…`
  return { path, message: `unknown key "${shown}"${text === '' ? '' : `: ${text}`}`, onKey: true }
}

function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  here: Shape,
  shape: Shape,
  value: unknown,
): Problem[] {
  const came = valueAt(value, path)
  // Zod puts the discriminating key at the end of the path of a discriminated union.
  const parent = shapeAt(shape, value, path.slice(0, -1))
  const key = path.at(-1)
  if (issue.errors.length === 0 && typeof key === 'string') {
    return [unknownName(path, key, came, names(parent, key))]
  }
  const chosen = pick(here, came)
  if (isRecord(came)) {
    const discriminating = discriminator(here)
    if (chosen === undefined && discriminating !== undefined) {
      return [
        unknownName(
          [...path, discriminating],
          discriminating,
          came[discriminating],
          names(here, discriminating),
        ),
      ]
    }
    const index = chosen === undefined ? -1 : alternatives(here).indexOf(chosen)
    const nested = issue.errors.length === alternatives(here).length ? issue.errors[index] : undefined
    if (chosen !== undefined && nested !== undefined) {
      return explainIssues(nested, chosen, came).map((problem) => ({
        ...problem,
        path: [...path, ...problem.path],
      }))
    }
  }
  if (isAuthored(issue) && came !== undefined) {
    return [{ path, message: `${issue.message}, got ${showValue(came)}`, hint: hintOf(path, here) }]
  }
  return [expected(path, here, came)]
}

function unknownName(path: Path, key: string, came: unknown, known: readonly string[]): Problem {
  if (typeof came !== 'string') {
    return {
      path,
      message: `${came === undefined ? 'missing' : `got ${showValue(came)}`}, expected one of ${known.join(', ')}`,
    }
  }
  return { path, message: `unknown ${key} ${showValue(came)}: ${suggestion(came, known)}` }
}

function shapeAt(shape: Shape, value: unknown, path: Path): Shape {
  let at = shape
  for (const [depth, step] of path.entries()) at = childShape(at, valueAt(value, path.slice(0, depth)), step)
  return at
}
