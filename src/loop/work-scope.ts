import type { Model, WorkContext } from '../contracts/model.js'
import type { Phase } from '../contracts/results.js'
import type { Lease, LeasedCache } from './leased-cache.js'
import { once } from './once.js'
import { Tally } from './tally.js'

export interface ScopeListener {
  /** A phase begins. */
  phase?(phase: Phase): void
  /** Share of a phase that is done, 0 to 1; a few times a second at most. */
  progress?(phase: Phase, share: number): void
}

/** A reader cannot follow more, and a message costs more than the smallest steps of work. */
const MILLISECONDS_BETWEEN_MESSAGES = 250

/**
 * What all work for one generation shares, also work on the earlier generations that it asks for: the tally, who is
 * told, what stops it, and the models in use, which are given back at its end.
 */
export class WorkScope {
  readonly tally: Tally
  readonly signal: AbortSignal | undefined
  readonly #listener: ScopeListener
  readonly #models = new Map<string, Promise<Lease<Model>>>()
  #told = Number.NEGATIVE_INFINITY

  constructor(listener: ScopeListener = {}, signal?: AbortSignal, tally = new Tally()) {
    this.#listener = listener
    this.signal = signal
    this.tally = tally
  }

  /** Runs work whose models are given back when it is done, before the rest of this scope. */
  async within<T>(work: (scope: WorkScope) => Promise<T>): Promise<T> {
    const scope = new WorkScope(this.#listener, this.signal, this.tally)
    try {
      return await work(scope)
    } finally {
      await scope.release()
    }
  }

  timed<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    this.#listener.phase?.(phase)
    return this.tally.timed(phase, work)
  }

  /** A model that stays open until the scope is released. */
  async model(cache: LeasedCache<Model>, key: string, make: () => Promise<Model>): Promise<Model> {
    const known = this.#models.get(key) ?? cache.lease(key, make)
    this.#models.set(key, known)
    return (await known).value
  }

  /**
   * What one call of a model is handed. Its progress is the part `from` to `to` of the phase. `scratch` is asked for
   * a folder when the family looks for one: most never do, and no folder is made.
   */
  call(phase: Phase, from = 0, to = 1, scratch?: () => string): WorkContext {
    const { signal } = this
    const context: WorkContext = {
      ...(signal ? { signal } : {}),
      progress: (done, total) => this.progress(phase, from + (to - from) * shareOf(done, total)),
      spent: this.tally.spent(phase),
    }
    if (scratch === undefined) return context
    return Object.defineProperty(context, 'scratch', { get: once(scratch), enumerable: true })
  }

  /** What a call has cost that hands out no context: tokens of texts, items of numbers. */
  spent(phase: Phase, tokens: number): void {
    this.tally.spent(phase)({ tokens, flops: 0 })
  }

  progress(phase: Phase, share: number): void {
    const now = performance.now()
    if (now - this.#told < MILLISECONDS_BETWEEN_MESSAGES) return
    this.#told = now
    this.#listener.progress?.(phase, share)
  }

  async release(): Promise<void> {
    const leases = await Promise.allSettled(this.#models.values())
    this.#models.clear()
    for (const lease of leases) if (lease.status === 'fulfilled') lease.value.release()
  }
}

function shareOf(done: number, total: number): number {
  return total > 0 ? Math.min(1, Math.max(0, done / total)) : 1
}
