import { setImmediate as nextTurn } from 'node:timers/promises'
import type { WorkContext } from '../../contracts/model.js'

/** Tokens between two turns: some tens of milliseconds of work. */
const TOKENS_PER_TURN = 65_536

/** Long work in turns: now and then the event loop runs, progress is told, and an abort is obeyed. */
export class Turns {
  readonly #work: WorkContext
  readonly #total: number
  #since = 0

  constructor(work: WorkContext, total: number) {
    work.signal?.throwIfAborted()
    this.#work = work
    this.#total = total
  }

  /** Counts tokens done; true when a turn should be taken. */
  due(tokens: number): boolean {
    this.#since += tokens
    return this.#since >= TOKENS_PER_TURN
  }

  async take(done: number): Promise<void> {
    this.#since = 0
    this.#work.progress?.(done, this.#total)
    await nextTurn()
    this.#work.signal?.throwIfAborted()
  }
}
