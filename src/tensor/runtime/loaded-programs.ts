/**
 * The programs that a thread has compiled, the last used last. Their number is bounded: every shape of a batch is a
 * program of its own, and each keeps the memory that its largest run needed.
 */
export class LoadedPrograms {
  readonly #limit: number
  readonly #ids = new Set<string>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Whether the thread must be given the graph, and which programs it has to drop for it. */
  use(id: string): { fresh: boolean; drop: string[] } {
    const fresh = !this.#ids.delete(id)
    this.#ids.add(id)
    const drop = [...this.#ids].slice(0, Math.max(0, this.#ids.size - this.#limit))
    for (const old of drop) this.#ids.delete(old)
    return { fresh, drop }
  }

  forget(id: string): void {
    this.#ids.delete(id)
  }

  clear(): void {
    this.#ids.clear()
  }
}
