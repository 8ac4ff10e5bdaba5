import { BadInputError } from '../errors/index.js'
import { formatPath, type Path } from './path.js'

/** One thing that is wrong with an experiment. */
export interface Problem {
  readonly path: Path
  /** What is wrong: `expected ..., got ...`. */
  readonly message: string
  /** Whether the key is what is wrong, not its value. */
  readonly onKey?: boolean
  readonly hint?: string | undefined
}

/** A problem and where its cause stands: `experiments/x.yaml:12:5`, or the `--set` that brought it. */
export interface PlacedProblem extends Problem {
  readonly place: string
  /** For the order of messages: position in the file. */
  readonly line: number
  readonly column: number
}

/** What a part of the program refuses, as a problem of the file; other errors are thrown on. */
export function problemOf(error: unknown, path: Path): Problem {
  if (!(error instanceof BadInputError)) throw error
  return { path, message: error.message, hint: error.hint }
}

const SHOWN = 10

/** One error for all problems of a file, in the order of its lines, the same problem once. */
export function problemsError(problems: readonly PlacedProblem[]): BadInputError {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
  const messages = new Map<string, PlacedProblem>()
  for (const problem of sorted) {
    const where = formatPath(problem.path)
    const text = `${problem.place}${where === '' ? ':' : ` ${where}:`} ${problem.message}`
    if (!messages.has(text)) messages.set(text, problem)
  }
  const shown = [...messages.keys()].slice(0, SHOWN)
  const more = messages.size - shown.length
  if (more > 0) shown.push(`and ${more} more`)
  const hints = new Set(
    [...messages.values()].slice(0, SHOWN).flatMap(({ hint }) => (hint === undefined ? [] : [hint])),
  )
  return new BadInputError(shown.join('\n'), hints.size === 0 ? undefined : [...hints].join('\n'))
}
