#!/usr/bin/env node
import { createProgram } from './program.js'
import { reportError } from './report-error.js'

function onBrokenPipe(stream: NodeJS.WriteStream, act: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    act()
  })
}

// A reader that closes early (`collapse list metrics | head`) is no error and wants no more.
onBrokenPipe(process.stdout, () => process.exit(process.exitCode ?? 0))
// Nobody reading the progress is no reason to stop the work.
onBrokenPipe(process.stderr, () => {})

try {
  await createProgram().parseAsync()
} catch (error) {
  process.exitCode = reportError(error)
}
