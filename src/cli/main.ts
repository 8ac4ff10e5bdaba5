#!/usr/bin/env node
import { createProgram } from './program.js'
import { reportError } from './report-error.js'

// A reader that closes early (`collapse list metrics | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    throw error
  })
}

try {
  await createProgram().parseAsync()
} catch (error) {
  process.exitCode = reportError(error)
}
