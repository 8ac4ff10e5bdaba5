/**
 * An index of a stretch of text, tokens `from` to `to` (exclusive) of `words`, which are numbered from 0 without
 * gaps. It may keep what it needs between calls, so one serves many documents in time linear in their tokens.
 */
export type StretchIndex = (words: Int32Array, from: number, to: number) => number
