/** All ways of drawing `size` of the tokens of these counts without replacement: the counts that are drawn. */
export function* subsets(counts: readonly number[], size: number): Generator<number[]> {
  const tokens = counts.flatMap((count, kind) => new Array<number>(count).fill(kind))
  const chosen: number[] = []
  function* extend(from: number): Generator<number[]> {
    if (chosen.length === size) {
      const drawn = counts.map(() => 0)
      for (const token of chosen) drawn[tokens[token]]++
      yield drawn
      return
    }
    for (let token = from; token < tokens.length; token++) {
      chosen.push(token)
      yield* extend(token + 1)
      chosen.pop()
    }
  }
  yield* extend(0)
}

/** Mean of a function over all such draws. */
export function meanOverSubsets(
  counts: readonly number[],
  size: number,
  measure: (drawn: readonly number[]) => number,
): number {
  let sum = 0
  let draws = 0
  for (const drawn of subsets(counts, size)) {
    sum += measure(drawn)
    draws++
  }
  return sum / draws
}
