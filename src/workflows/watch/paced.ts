/** Milliseconds between two tries, at least. */
const LEAST_WAIT = 1500
/** The wait after a try that took long, as a multiple of its time: reports take a tenth of the processor at most. */
const WAIT_PER_WORK = 9

/** Work that is asked for more often than it should be done: it is done once for all that asked meanwhile. */
export class Paced {
  readonly #work: () => Promise<void>
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #asked = false
  #earliest = 0

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  /** Does the work soon: at once if it has not been done for a while. */
  ask(): void {
    this.#asked = true
    if (this.#running !== undefined || this.#timer !== undefined) return
    const wait = Math.max(0, this.#earliest - performance.now())
    this.#timer = setTimeout(() => this.#run(), wait).unref()
  }

  /** Does the work now, after what is at work. */
  async now(): Promise<void> {
    await this.#running
    clearTimeout(this.#timer)
    await this.#run()
  }

  stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#asked = false
    return this.#running ?? Promise.resolve()
  }

  #run(): Promise<void> {
    this.#timer = undefined
    this.#asked = false
    const start = performance.now()
    this.#running = this.#work().finally(() => {
      const end = performance.now()
      this.#running = undefined
      this.#earliest = end + Math.max(LEAST_WAIT, WAIT_PER_WORK * (end - start))
      if (this.#asked) this.ask()
    })
    return this.#running
  }
}
