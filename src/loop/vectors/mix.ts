import type { ProvenanceRun, VectorBatch } from '../../contracts/batch.js'
import type { PartSource, Recipe, RecipePart } from '../../contracts/recipe.js'
import { RunError } from '../../errors/index.js'
import { checkTake, originOf, positionsOf, sourceName } from '../take.js'
import type { RealisedMix } from '../records.js'

export interface VectorMix {
  readonly batch: VectorBatch
  readonly realised: RealisedMix
}

/** One part of a recipe: where its items come from, and which of them, in order, repetitions written out. */
interface OpenPart {
  readonly part: RecipePart
  readonly batch: VectorBatch
  readonly positions: Uint32Array
}

/**
 * Turns a recipe into the training set it describes: the same positions in every chain, which are exchangeable, so
 * that chains stay equally long. Parts that are one whole source are taken as they are, without a copy.
 */
export async function materialiseVectors(
  recipe: Recipe,
  seed: number,
  open: (source: PartSource, part: RecipePart) => Promise<VectorBatch>,
): Promise<VectorMix> {
  const parts: OpenPart[] = []
  for (const part of recipe.parts) parts.push(await openPart(part, seed, open))
  const taken = parts.filter(({ positions }) => positions.length > 0)
  if (taken.length === 0) {
    throw new RunError('the mix is empty', 'Give the strategy human data or a larger sample.')
  }
  return { batch: joined(taken), realised: realisedOf(recipe, taken) }
}

async function openPart(
  part: RecipePart,
  seed: number,
  open: (source: PartSource, part: RecipePart) => Promise<VectorBatch>,
): Promise<OpenPart> {
  const { source, take, repetitions = 1 } = part
  if (part.edit !== undefined) throw new RunError('numbers cannot be edited token by token')
  const batch = await open(source, part)
  // Fresh items are drawn for the part alone, and it takes all of them.
  if (source === 'fresh') return { part, batch, positions: repeated(batch.count, repetitions) }
  checkTake(take, batch.count, sourceName(source))
  const once = Uint32Array.from(positionsOf(take, batch.count, seed, source))
  const positions = new Uint32Array(once.length * repetitions)
  for (let time = 0; time < repetitions; time++) positions.set(once, time * once.length)
  return { part, batch, positions }
}

function repeated(count: number, times: number): Uint32Array {
  return Uint32Array.from({ length: count * times }, (_, index) => index % count)
}

function joined(parts: readonly OpenPart[]): VectorBatch {
  const [{ batch: first, positions, part }] = parts
  if (parts.length === 1 && isWhole(positions, first.count) && (part.weight ?? 1) === 1) return first
  const { chains, dimension } = first
  const count = parts.reduce((sum, each) => sum + each.positions.length, 0)
  const values = new Float64Array(chains * count * dimension)
  const targets = first.targets && new Float64Array(chains * count)
  const weighted = parts.some(({ part: { weight }, batch }) => (weight ?? 1) !== 1 || batch.weights)
  const weights = weighted ? new Float64Array(chains * count) : undefined
  let offset = 0
  for (const each of parts) {
    copyItems(each, values, count, offset, dimension, each.batch.values)
    if (targets && each.batch.targets) copyItems(each, targets, count, offset, 1, each.batch.targets)
    if (weights) copyWeights(each, weights, count, offset)
    offset += each.positions.length
  }
  const provenance = parts.map(
    ({ part: { source }, positions: { length } }): ProvenanceRun => ({ length, origin: originOf(source) }),
  )
  return {
    kind: 'vectors',
    values,
    dimension,
    chains,
    count,
    ...(targets ? { targets } : {}),
    ...(weights ? { weights } : {}),
    provenance,
  }
}

function isWhole(positions: Uint32Array, count: number): boolean {
  return positions.length === count && positions.every((position, index) => position === index)
}

/** Copies a part's items, each `size` numbers, behind the `offset` items that every chain has already. */
function copyItems(
  { batch, positions }: OpenPart,
  target: Float64Array,
  count: number,
  offset: number,
  size: number,
  source: Float64Array,
): void {
  const whole = isWhole(positions, batch.count)
  for (let chain = 0; chain < batch.chains; chain++) {
    const from = chain * batch.count
    const to = chain * count + offset
    if (whole) {
      target.set(source.subarray(from * size, (from + batch.count) * size), to * size)
      continue
    }
    for (let item = 0; item < positions.length; item++) {
      const read = (from + positions[item]) * size
      for (let at = 0; at < size; at++) target[(to + item) * size + at] = source[read + at]
    }
  }
}

function copyWeights(each: OpenPart, target: Float64Array, count: number, offset: number): void {
  const { batch, part, positions } = each
  const weight = part.weight ?? 1
  for (let chain = 0; chain < batch.chains; chain++) {
    for (let item = 0; item < positions.length; item++) {
      const own = batch.weights ? batch.weights[chain * batch.count + positions[item]] : 1
      target[chain * count + offset + item] = weight * own
    }
  }
}

function realisedOf({ requested }: Recipe, parts: readonly OpenPart[]): RealisedMix {
  const items = { human: 0, fresh: 0, synthetic: 0 }
  const used = new Set<string>()
  let count = 0
  for (const { part, positions } of parts) {
    items[typeof part.source === 'object' ? 'synthetic' : part.source] += positions.length
    count += positions.length
    const name = sourceName(part.source)
    for (const position of positions) used.add(`${name} ${position}`)
  }
  return {
    requestedDocuments: requested.documents,
    requestedHumanShare: requested.humanShare,
    documents: count,
    tokens: count,
    ...items,
    repeated: count - used.size,
  }
}
