import { CommanderError } from 'commander'
import { CollapseError } from '../errors/index.js'
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
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `${paint('red', 'error:')} ${text}\n  This is a mistake in collapse-lab: please report it.\n`,
  )
  return 1
}
