/**
 * As Promise.all, but fails only when all work has come to an end: whoever gives memory back then finds no job under way
 * that would take it again.
 */
export async function allDone<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
  const ends = await Promise.allSettled(work)
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
}
