import { spawn } from 'node:child_process'

export interface Timing {
  /** From start to end of the process, in seconds. */
  readonly wall: number
  /** User and system time of all its threads and children, in seconds. */
  readonly cpu: number
}

export interface TimedOutput extends Timing {
  /** Standard output and error, in the order they came. */
  readonly text: string
}

/** A command that did not end well, with the last lines it wrote. */
export class CommandFailed extends Error {
  constructor(
    readonly command: readonly string[],
    code: number | null,
    output: string,
  ) {
    const last = output.trim().split('\n').slice(-5).join('\n')
    super(`${command.join(' ')} ended with exit code ${code}:\n${last}`)
  }
}

/**
 * Runs a command to its end and takes its time. A process of Node cannot ask what its children used: bash
 * can, to the millisecond.
 */
export async function timed(command: readonly string[]): Promise<TimedOutput> {
  const script = 'TIMEFORMAT="%R %U %S"; { time "$@" 2>&1; } 2>&3'
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // TIMEFORMAT writes numbers as the locale has them.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  const [text, shell, times, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    textOf(child.stdio[3] as NodeJS.ReadableStream),
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ])
  if (code !== 0) {
    throw new CommandFailed(command, code, `${text}${shell}`)
  }
  return { ...parseTimes(times), text }
}

/**
 * Wall, user and system seconds as bash writes them with `%R %U %S`.
 *
 * @example
 * parseTimes('1.500 1.200 0.100\n') // { wall: 1.5, cpu: 1.3 }
 */
export function parseTimes(line: string): Timing {
  const [wall, user, system] = line.trim().split(' ').map(Number)
  if (!Number.isFinite(wall + user + system)) throw new Error(`expected three times of bash, got "${line}"`)
  return { wall, cpu: user + system }
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = ''
  if (stream !== null) for await (const piece of stream) text += piece
  return text
}
