import { z } from 'zod'
import type { Stage } from '../contracts/stage.js'

export const schema = z.strictObject({ stage: z.literal('deduplicate') })

/** Keeps the first of documents with exactly the same text. */
export const deduplicate: Stage = {
  name: 'deduplicate',
  version: 1,
  apply({ texts }) {
    const first = new Map<string, number>()
    const keep: number[] = []
    const dropped: [number, string][] = []
    for (const [index, text] of texts.entries()) {
      const earlier = first.get(text)
      if (earlier === undefined) {
        first.set(text, index)
        keep.push(index)
      } else dropped.push([index, `same text as document ${earlier}`])
    }
    return { keep: Uint32Array.from(keep), dropped }
  },
}
