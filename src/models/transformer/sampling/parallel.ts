/** Something under way, or undefined where nothing can be begun now. */
export type Doing = Promise<void> | undefined

/**
 * Keeps up to `most` things under way, as `next` gives them, until it gives none and all are done. `between` runs
 * whenever one is done. After a failure nothing new is begun, and it is thrown when the others have come to rest.
 */
export async function inParallel(
  most: number,
  next: () => Doing,
  between: () => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  try {
    for (;;) {
      while (running.size < most) {
        const doing = next()
        if (doing === undefined) break
        const tracked: Promise<void> = doing.finally(() => running.delete(tracked))
        running.add(tracked)
      }
      if (running.size === 0) return
      await Promise.race(running)
      await between()
    }
  } finally {
    await Promise.allSettled(running)
  }
}
