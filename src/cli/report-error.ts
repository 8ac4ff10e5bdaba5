import { CommanderError } from 'commander'
import { CollapseError, codeOf } from '../errors/index.js'
import { paint } from './paint.js'

/** Prints what went wrong on standard error and returns the exit code. */
export function reportError(error: unknown): number {
  // Commander has already printed its own message; what it refuses is the user's input.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof CollapseError) {
    process.stderr.write(`${paint('red', 'error:')} ${error.message}\n`)
    if (error.hint) process.stderr.write(`  ${error.hint}\n`)
    return error.exitCode
  }
  if (isSystemError(error)) {
    process.stderr.write(`${paint('red', 'error:')} the system refused: ${error.message}\n`)
    return 1
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `${paint('red', 'error:')} ${text}\n  This is a mistake in collapse-lab: please report it.\n`,
  )
  return 1
}

/** What the operating system answered: no mistake of the program, so no stack. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && codeOf(error)?.startsWith('E') === true
}
