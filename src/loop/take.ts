import type { Origin } from '../contracts/batch.js'
import type { PartSource, Take } from '../contracts/recipe.js'
import { keyedRng } from '../random/keyed.js'
import { shuffledIndices } from '../random/shuffle.js'

/** A recipe that takes what is not there is a strategy's mistake; without this it would pass as a smaller mix. */
export function checkTake(take: Take, size: number, name: string): void {
  const isBorder = (border: number) => Number.isInteger(border) && border >= 0 && border <= size
  const beyond =
    take.kind === 'all'
      ? false
      : take.kind === 'indices'
        ? take.indices.some((index) => !isBorder(index) || index === size)
        : !(isBorder(take.from) && isBorder(take.to) && take.from <= take.to)
  if (beyond) throw new RangeError(`the recipe takes items of ${name} that are not there: it has ${size}`)
}

export function positionsOf(
  take: Take,
  size: number,
  seed: number,
  source: PartSource,
): ArrayLike<number> & Iterable<number> {
  switch (take.kind) {
    case 'all':
      return Uint32Array.from({ length: size }, (_, position) => position)
    case 'range':
      return Uint32Array.from({ length: take.to - take.from }, (_, offset) => take.from + offset)
    case 'shuffled':
      return shuffledIndices(size, keyedRng(seed, 'take', sourceName(source), take.label)).slice(
        take.from,
        take.to,
      )
    case 'indices':
      return take.indices
  }
}

export function sourceName(source: PartSource): string {
  return typeof source === 'object' ? `sample-${source.sample}` : source
}

export function originOf(source: PartSource): Origin {
  return typeof source === 'object'
    ? { kind: 'synthetic', generation: source.sample }
    : { kind: 'human', pool: source === 'human' ? 'train' : 'fresh' }
}
