import type { Rng } from '../contracts/rng.js'
import { BadInputError } from '../errors/index.js'
import { shuffledIndices } from '../random/shuffle.js'

/** Sizes of the splits: below 1 a share of all documents, from 1 on a number of documents. */
export interface SplitSpec {
  readonly test: number
  /** 0: no fresh split. */
  readonly fresh: number
  /** Limits the training split; absent: all that the others leave. */
  readonly documents?: number | undefined
}

export interface HumanSplit {
  /** Positions in the list of documents, in random order. */
  readonly train: Uint32Array
  readonly fresh: Uint32Array
  readonly test: Uint32Array
  /** Documents beyond the limit on `train`. */
  readonly unused: number
  /** Documents that repeat an earlier one word for word; each stands on the side of the first. */
  readonly duplicates: number
}

/**
 * A random split of human documents. Exact duplicates stay on one side, so that nothing measured against was
 * also trained on: distinct texts are shuffled and dealt out to test, then fresh, then train. A text whose
 * copies no longer fit into a side goes to the next one, so sizes are exact unless every text is repeated.
 *
 * @param identities one number for each document, equal for equal texts
 */
export function splitHuman(identities: Float64Array, spec: SplitSpec, rng: Rng): HumanSplit {
  const total = identities.length
  const wantedTest = Math.max(1, documentsOf(spec.test, total))
  const wantedFresh = documentsOf(spec.fresh, total)
  const wantedTrain = spec.documents ?? 1
  const sizes = `test ${wantedTest}, fresh ${wantedFresh}, train ${spec.documents ?? 'at least 1'}`
  if (wantedTest + wantedFresh + wantedTrain > total) {
    throw new BadInputError(
      `human: the splits ask for more documents than there are: ${sizes}; there are ${total}`,
      'Give more human data, or lower human.documents, human.test or human.fresh.',
    )
  }

  const groups = groupsOf(identities)
  const distinct = groups.sizes.length
  const wantedSides = wantedFresh > 0 ? 3 : 2
  if (distinct < wantedSides) {
    throw new BadInputError(
      `human: ${total} documents hold only ${distinct} different ${distinct === 1 ? 'text' : 'texts'}; ` +
        `expected at least ${wantedSides}, one for each of ${wantedFresh > 0 ? 'train, fresh and test' : 'train and test'}`,
      'Give more human data, or split it into smaller documents (human.documents_by: line or paragraph).',
    )
  }

  const sideOf = dealGroups(
    groups.sizes,
    wantedTest,
    wantedFresh,
    shuffledIndices(distinct, rng.fork('texts')),
  )
  // A second shuffle, of documents: copies of a text must not stand together, since strategies take ranges.
  const order = shuffledIndices(total, rng.fork('order'))
  const onSide = (side: number) => order.filter((position) => sideOf[groups.of[position]] === side)
  const [train, fresh, test] = [TRAIN, FRESH, TEST].map(onSide)
  const kept = spec.documents === undefined ? train.length : spec.documents
  if (kept > train.length) {
    throw new BadInputError(
      `human.documents: ${kept} documents to train on were asked for, ${train.length} are left of ${total} ` +
        `(test ${test.length}, fresh ${fresh.length}; copies of a text stay on one side)`,
      'Give more human data, or lower human.documents, human.test or human.fresh.',
    )
  }
  return {
    train: train.slice(0, kept),
    fresh,
    test,
    unused: train.length - kept,
    duplicates: total - distinct,
  }
}

/** A size in documents: shares are rounded, but what was asked for is never rounded to nothing. */
function documentsOf(size: number, total: number): number {
  if (size === 0) return 0
  return size < 1 ? Math.max(1, Math.round(size * total)) : size
}

interface Groups {
  /** Group of each document. */
  readonly of: Uint32Array
  /** Documents in each group. */
  readonly sizes: Uint32Array
}

/** Groups of documents with the same text, numbered by their first documents. */
function groupsOf(identities: Float64Array): Groups {
  // A table of open addressing; a Map of this many entries would take more memory than its keys, or not exist.
  const slots = new Uint32Array(2 * powerOfTwoFrom(identities.length))
  const last = slots.length - 1
  const firsts = new Uint32Array(identities.length)
  const of = new Uint32Array(identities.length)
  const sizes = new Uint32Array(identities.length)
  let count = 0
  for (let position = 0; position < identities.length; position++) {
    const identity = identities[position]
    let slot = (identity >>> 0) & last
    while (slots[slot] !== 0 && identities[firsts[slots[slot] - 1]] !== identity) {
      slot = (slot + 1) & last
    }
    if (slots[slot] === 0) {
      firsts[count] = position
      slots[slot] = ++count
    }
    of[position] = slots[slot] - 1
    sizes[of[position]]++
  }
  return { of, sizes: sizes.slice(0, count) }
}

function powerOfTwoFrom(size: number): number {
  let power = 1
  while (power < size) power *= 2
  return power
}

const TRAIN = 0
const FRESH = 1
const TEST = 2

/** The side of each group. There are at least as many groups as sides; every side asked for gets one. */
function dealGroups(
  sizes: Uint32Array,
  wantedTest: number,
  wantedFresh: number,
  order: Uint32Array,
): Uint8Array {
  const side = new Uint8Array(sizes.length).fill(TRAIN)
  const left = { [FRESH]: wantedFresh, [TEST]: wantedTest }
  const empty = new Set(wantedFresh > 0 ? [FRESH, TEST] : [TEST])
  for (const group of order) {
    for (const target of [TEST, FRESH] as const) {
      if (sizes[group] > left[target]) continue
      side[group] = target
      left[target] -= sizes[group]
      empty.delete(target)
      break
    }
  }
  // Where every text has more copies than a side may hold, the rarest one goes there all the same.
  const bySize = empty.size === 0 ? [] : Array.from(order).sort((a, b) => sizes[a] - sizes[b])
  for (const target of empty) {
    const count = [TRAIN, FRESH, TEST].map((one) => side.filter((of) => of === one).length)
    const moved = bySize.find((group) => count[side[group]] > 1 && side[group] === TRAIN)
    // With train down to one text, a side that has several gives one up: there are enough texts for all sides.
    const given = moved ?? bySize.find((group) => count[side[group]] > 1)
    if (given !== undefined) side[given] = target
  }
  return side
}
