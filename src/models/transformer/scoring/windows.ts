/** Tokens seen together: a document, or a part of a long one. */
export interface Window {
  readonly document: number
  /** Where in the document the window's inputs begin, the end-of-document token before it counted as position 0. */
  readonly start: number
  readonly length: number
  /** Predictions before this position of the window were made, with more behind them, in the window before. */
  readonly from: number
}

/**
 * Windows over documents of `lengths` inputs. One that fits the context is one window. A longer one is read in windows of
 * the whole context that each advance by half of it: every token but those of the first window is predicted from at
 * least half a context.
 *
 * @example
 * windowsOver([5], 4) // start 0, length 4, from 0; start 2, length 3, from 2
 */
export function windowsOver(lengths: readonly number[], context: number): Window[] {
  const stride = Math.max(1, Math.floor(context / 2))
  return lengths.flatMap((inputs, document) => {
    const windows: Window[] = []
    for (let start = 0, done = 0; done < inputs; start += stride) {
      const length = Math.min(context, inputs - start)
      windows.push({ document, start, length, from: done - start })
      done = start + length
    }
    return windows
  })
}

/** Sizes that windows are padded to: each needs a graph of its own, so there are few. */
export function paddedLength(length: number, context: number): number {
  let size = Math.min(16, context)
  while (size < length) size = Math.min(context, size * 2)
  return size
}

export interface WindowBatch {
  readonly length: number
  readonly rows: number
  readonly windows: readonly Window[]
}

/**
 * Windows of one padded length together, as many as make up the tokens of a pass, in a shape that depends on the length
 * alone: what a document scores does not depend on what is scored with it. The longest come first, so that the windows
 * of a document stay in their order: all but its last are as long as the context.
 */
export function batchesOf(windows: readonly Window[], context: number, tokens: number): WindowBatch[] {
  const bySize = new Map<number, Window[]>()
  for (const window of windows) {
    const size = paddedLength(window.length, context)
    const known = bySize.get(size)
    if (known) known.push(window)
    else bySize.set(size, [window])
  }
  const longestFirst = [...bySize].sort(([one], [other]) => other - one)
  return longestFirst.flatMap(([length, all]) => {
    const rows = Math.max(1, Math.floor(tokens / length))
    const count = Math.ceil(all.length / rows)
    return Array.from({ length: count }, (_, index) => {
      return { length, rows, windows: all.slice(index * rows, (index + 1) * rows) }
    })
  })
}
