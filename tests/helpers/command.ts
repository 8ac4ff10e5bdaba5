import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

export interface Outcome {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** The compiled command line; `npm test` compiles first. */
export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Options of node itself, ahead of the script. */
  readonly node?: readonly string[]
  /** Called with everything on standard error so far, whenever there is more; for tests that send signals. */
  readonly onError?: (stderr: string, child: ChildProcess) => void
  /** As another user: what the superuser may do anyway is refused to others. */
  readonly uid?: number
  /** Where standard output goes; by default it is collected. */
  readonly stdout?: number
}

/** One message on standard error, nothing on standard output, no stack. */
export function expectOneError({ stdout, stderr }: Outcome): void {
  expect(stdout).toBe('')
  expect(stderr.match(/error:/g)).toHaveLength(1)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toContain('mistake in collapse-lab')
}

/** Runs the compiled command line as a user would and waits for its end. */
export function collapse(args: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.node ?? []), MAIN, ...args], {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', options.stdout ?? 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', (data: string) => {
      stdout += data
    })
    child.stderr?.setEncoding('utf8').on('data', (data: string) => {
      stderr += data
      options.onError?.(stderr, child)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}
