import { once } from './once.js'

/** A value in use: it is not closed before it is given back. */
export interface Lease<Value> {
  readonly value: Value
  /** Gives the value back; more than once is the same as once. */
  release(): void
}

interface Entry<Value> {
  readonly value: Promise<Value>
  leases: number
}

/**
 * Values that hold threads or memory: those in use stay, and beside them the ones given back last, up to a number;
 * others are closed. What could not be made is not remembered.
 */
export class LeasedCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>()
  readonly #limit: number
  readonly #close: (value: Value) => Promise<void> | undefined
  readonly #closing = new Set<Promise<void>>()
  #closed = false

  constructor(limit: number, close: (value: Value) => Promise<void> | undefined) {
    this.#limit = limit
    this.#close = close
  }

  async lease(key: string, make: () => Promise<Value>): Promise<Lease<Value>> {
    const entry = this.#entries.get(key) ?? { value: make(), leases: 0 }
    entry.leases++
    this.#entries.set(key, entry)
    try {
      const value = await entry.value
      return { value, release: once(() => this.#release(key, entry)) }
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
      throw error
    }
  }

  /** Closes everything; what is in use is closed when it is given back. */
  async close(): Promise<void> {
    this.#closed = true
    this.#trim()
    await Promise.all(this.#closing)
  }

  #release(key: string, entry: Entry<Value>): void {
    entry.leases--
    // What was given back last stands last.
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    this.#trim()
  }

  #trim(): void {
    const idle = [...this.#entries].filter(([, { leases }]) => leases === 0)
    const more = idle.length - (this.#closed ? 0 : this.#limit)
    for (const [key, entry] of idle.slice(0, Math.max(0, more))) {
      this.#entries.delete(key)
      // What cannot be given back is of no more use either: the work itself is done.
      const closing = entry.value.then(this.#close).catch(() => {})
      this.#closing.add(closing)
      closing.finally(() => this.#closing.delete(closing))
    }
  }
}
