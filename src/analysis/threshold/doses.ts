/** Human shares that people ask about: fine where little does much. */
const LADDER = [
  0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9,
  1,
]

export interface DoseRange {
  readonly from: number
  readonly to: number
  /** Even steps; undefined: the ladder of shares, within the range. */
  readonly step: number | undefined
}

/** Shares to choose from, each a different number of `size` documents; the ends of the range among them. */
export function shareDoses(range: DoseRange, size: number): readonly number[] {
  const closest = new Map<number, number>()
  const off = (share: number) => Math.abs(share * size - Math.round(share * size))
  for (const share of inRange(range, LADDER)) {
    const documents = Math.round(share * size)
    const other = closest.get(documents)
    const nothing = documents === 0 && share > 0
    const isEnd = other === range.from || other === range.to
    if (!nothing && (other === undefined || (!isEnd && off(share) < off(other))))
      closest.set(documents, share)
  }
  return [...closest.values()].sort((a, b) => a - b)
}

/** Counts to choose from: the ladder as shares of `size`, in whole documents; the ends of the range among them. */
export function countDoses(range: DoseRange, size: number): readonly number[] {
  const ladder = LADDER.map((share) => Math.round(share * size))
  return [...new Set(inRange(range, ladder).map(Math.round))]
}

function inRange({ from, to, step }: DoseRange, ladder: readonly number[]): readonly number[] {
  const between =
    step === undefined
      ? ladder.filter((dose) => dose > from && dose < to)
      : // Sums of steps are rounded so that they have the names that people give them.
        Array.from({ length: Math.ceil((to - from) / step) }, (_, at) =>
          Number((from + at * step).toPrecision(10)),
        ).filter((dose) => dose > from && dose < to - step * 1e-6)
  return from === to ? [from] : [from, ...between, to]
}
