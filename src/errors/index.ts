/**
 * Errors by who must act. `message` says what is wrong and where; `hint` says what was expected or what to do.
 * The command line prints both and maps the class to an exit code.
 */
export abstract class CollapseError extends Error {
  abstract readonly exitCode: number
  readonly hint: string | undefined

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.hint = hint
  }
}

/** The user's file, data or option is wrong: names the file, line or path, what was expected and what to do. */
export class BadInputError extends CollapseError {
  readonly exitCode = 2
}

/** The machine stands in the way: no space, no permission, a lock, a missing program. */
export class EnvironmentError extends CollapseError {
  readonly exitCode = 1
}

/** A remote service failed or refused. */
export class RemoteError extends CollapseError {
  readonly exitCode = 1
}

/** A fit, a sample or a measure went wrong in one run; the other runs go on. */
export class RunError extends CollapseError {
  readonly exitCode = 3
}

/** The user stopped the work; what is finished is stored. */
export class InterruptedError extends CollapseError {
  readonly exitCode = 130
}

/** What a part refuses that knows its options, but not where they stand: with the place. Other errors pass. */
export function atPlace(error: unknown, place: string): unknown {
  if (!(error instanceof BadInputError)) return error
  return new BadInputError(`${place}: ${error.message}`, error.hint, { cause: error })
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The system's error code (ENOENT, EACCES, ...), if it has one. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
