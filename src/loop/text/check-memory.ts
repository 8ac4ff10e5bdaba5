import { getHeapStatistics } from 'node:v8'
import { EnvironmentError } from '../../errors/index.js'

/** Bytes that a text takes beside its characters: the string itself and its place in a list. */
const PER_TEXT = 32

/**
 * Refuses, before any work, what certainly does not fit into the memory of one process; `bytes` are the least
 * it takes. What passes may still be too much.
 */
export function checkMemory(what: string, bytes: number): void {
  const limit = getHeapStatistics().heap_size_limit
  if (bytes <= limit) return
  throw new EnvironmentError(
    `${what} take at least ${gigabytes(bytes)} GB of memory, a process may use ${gigabytes(limit)} GB`,
    'Ask for fewer, or allow more memory if the machine has it: NODE_OPTIONS=--max-old-space-size=MEGABYTES.',
  )
}

/** Texts like these, at one byte a character. */
export function bytesOfTexts(documents: number, like: readonly string[]): number {
  const characters = like.reduce((sum, text) => sum + text.length, 0) / Math.max(1, like.length)
  return documents * (characters + PER_TEXT)
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}
