/**
 * 1 for documents that the model ended by itself, 0 for those that were cut.
 *
 * @example
 * finishedFlags(3, [1]) // [1, 0, 1]
 */
export function finishedFlags(length: number, cut: readonly number[]): Uint8Array {
  const finished = new Uint8Array(length).fill(1)
  for (const index of cut) finished[index] = 0
  return finished
}
