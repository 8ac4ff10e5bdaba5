import { paint } from './paint.js'

export interface RunName {
  readonly arm: string
  readonly seed: number
}

/** Where progress is written: a terminal that renews its lines, or plain lines. */
export interface ProgressLines {
  say(line: string): void
  begin(title: string, runsOfArm: ReadonlyMap<string, number>): void
  at(run: RunName, what: string): void
  finish(run: RunName, error: string | undefined): void
  overall(text: string): void
  close(): Promise<void>
}

export function openLines(): ProgressLines {
  return process.stderr.isTTY ? new TerminalLines() : new PlainLines()
}

/** One line per finished run: for logs, CI and pipes. */
class PlainLines implements ProgressLines {
  #overall = ''

  say(line: string): void {
    process.stderr.write(`${line}\n`)
  }

  begin(): void {}

  at(): void {}

  finish({ arm, seed }: RunName, error: string | undefined): void {
    const outcome = error === undefined ? 'done' : `failed: ${error}`
    this.say(`${arm}, seed ${seed}: ${outcome}${this.#overall === '' ? '' : ` (${this.#overall})`}`)
  }

  overall(text: string): void {
    this.#overall = text
  }

  async close(): Promise<void> {}
}

interface ArmLine {
  task: { title: string } | undefined
  done: number
  failed: number
  readonly runs: number
  readonly resolve: () => void
  readonly finished: Promise<void>
}

/** Nested lines by listr2: one for the experiment, one per arm. */
class TerminalLines implements ProgressLines {
  readonly #arms = new Map<string, ArmLine>()
  #root: { title: string } | undefined
  #title = ''
  #rendered: Promise<unknown> = Promise.resolve()
  #renderer: { stop(): void } | undefined
  #waiting: string[] = []
  #open = false

  say(line: string): void {
    if (this.#open) this.#waiting.push(line)
    else process.stderr.write(`${line}\n`)
  }

  begin(title: string, runsOfArm: ReadonlyMap<string, number>): void {
    this.#title = title
    this.#open = true
    for (const [arm, runs] of runsOfArm) {
      let resolve = () => {}
      const finished = new Promise<void>((done) => {
        resolve = done
      })
      this.#arms.set(arm, { task: undefined, done: 0, failed: 0, runs, resolve, finished })
    }
    this.#rendered = this.#render()
  }

  at({ arm, seed }: RunName, what: string): void {
    const line = this.#arms.get(arm)
    if (line?.task) line.task.title = `${this.#label(arm, line)} ${paint('dim', `seed ${seed}, ${what}`)}`
  }

  finish({ arm }: RunName, error: string | undefined): void {
    const line = this.#arms.get(arm)
    if (line === undefined) return
    line.done++
    if (error !== undefined) line.failed++
    if (line.task) line.task.title = this.#label(arm, line)
    if (line.done >= line.runs) line.resolve()
  }

  overall(text: string): void {
    if (this.#root) this.#root.title = `${this.#title} ${paint('dim', text)}`
  }

  async close(): Promise<void> {
    if (!this.#open) return
    for (const line of this.#arms.values()) line.resolve()
    await this.#rendered
    this.#renderer?.stop()
    this.#open = false
    for (const line of this.#waiting.splice(0)) process.stderr.write(`${line}\n`)
  }

  #label(arm: string, { done, runs, failed }: ArmLine): string {
    const failures = failed > 0 ? paint('red', `, ${failed} failed`) : ''
    return `${arm} ${paint('dim', `${done}/${runs} runs`)}${failures}`
  }

  async #render(): Promise<void> {
    const { Listr, ListrLogger, ProcessOutput } = await import('listr2')
    const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) })
    const list = new Listr(
      [
        {
          title: this.#title,
          task: (_context, root) => {
            this.#root = root
            return root.newListr(
              [...this.#arms].map(([arm, line]) => ({
                title: this.#label(arm, line),
                task: (_inner, task) => {
                  line.task = task
                  return line.finished
                },
              })),
              { concurrent: true, exitOnError: false },
            )
          },
        },
      ],
      {
        concurrent: true,
        registerSignalListeners: false,
        rendererOptions: { collapseSubtasks: false, logger },
      },
    )
    await list.run()
  }
}
