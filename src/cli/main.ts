#!/usr/bin/env node
import { createProgram } from './program.js'
import { reportError } from './report-error.js'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that closes early (`collapse list metrics | head`) is no error and wants no more.
  const code = error.code === 'EPIPE' ? (process.exitCode ?? 0) : reportError(error)
  process.exit(code)
})
// Nobody reading the progress, or no place for it, is no reason to stop the work.
process.stderr.on('error', () => {})

try {
  await createProgram().parseAsync()
} catch (error) {
  process.exitCode = reportError(error)
}
