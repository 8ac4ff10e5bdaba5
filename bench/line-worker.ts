import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * A process that is asked to repeat its work, by lines. It first writes `Ready` as a line of JSON; then it answers
 * each line it reads, a number of repetitions, with an `Answer`; it ends when its input ends.
 */
export interface WorkerCommand {
  /** As tables name it. */
  readonly name: string
  readonly command: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

export interface Ready {
  readonly ready: true
  /** Of what does the work, for the note. */
  readonly version?: string
  /** Tokens trained on or drawn in one repetition. */
  readonly tokens: number
}

export interface Answer {
  /** Mean wall time of a repetition. */
  readonly milliseconds: number
  /** Mean user and system time of a repetition, all threads. */
  readonly cpuMilliseconds: number
  /** Greatest resident memory of the process so far. */
  readonly peakMebibytes: number
  /** Of the last training step. */
  readonly loss?: number
  /** What came out, where both sides should agree. */
  readonly value?: number
}

export class LineWorker {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  readonly #closed: Promise<unknown>
  #errors = ''

  private constructor(readonly command: WorkerCommand) {
    const [program, ...rest] = command.command
    this.#process = spawn(program, rest, { env: { ...process.env, ...command.environment } })
    this.#process.stderr.on('data', (piece) => {
      this.#errors += piece
    })
    // What is written to a process that has died, or was not found, is lost: its silence is what is reported.
    this.#process.on('error', (error) => {
      this.#errors += error.message
    })
    this.#process.stdin.on('error', () => {})
    this.#closed = new Promise((resolve) => this.#process.on('close', resolve))
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]()
  }

  /** Starts the process and waits until it is ready. */
  static async start(
    command: WorkerCommand,
  ): Promise<{ readonly worker: LineWorker; readonly ready: Ready }> {
    const worker = new LineWorker(command)
    return { worker, ready: await worker.#next<Ready>() }
  }

  async repeat(times: number): Promise<Answer> {
    this.#process.stdin.write(`${times}\n`)
    return this.#next()
  }

  close(): void {
    this.#process.stdin.end()
  }

  async #next<Line>(): Promise<Line> {
    const { value, done } = await this.#lines.next()
    if (!done) return JSON.parse(value)
    await this.#closed
    const last = this.#errors.trim().split('\n').slice(-5).join('\n')
    throw new Error(
      `${this.command.name}: ${this.command.command.join(' ')} ended without an answer\n${last}`,
    )
  }
}
