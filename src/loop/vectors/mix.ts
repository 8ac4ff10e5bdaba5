import type { ProvenanceRun, VectorBatch } from '../../contracts/batch.js'
import type { PartSource, Recipe, RecipePart } from '../../contracts/recipe.js'
import { RunError } from '../../errors/index.js'
import type { RealisedMix } from '../records.js'
import { checkTake, originOf, sourceName } from '../take.js'
import { chainPositions, type Positions } from './positions.js'

export interface VectorMix {
  readonly batch: VectorBatch
  readonly realised: RealisedMix
}

/** One part of a recipe: where its items come from, and which of them. */
interface OpenPart {
  readonly part: RecipePart
  readonly batch: VectorBatch
  /** Items that the part gives to each chain, repetitions written out. */
  readonly length: number
  readonly positions: Positions
}

/**
 * Turns a recipe into the training set it describes, in every chain by itself: random subsets differ between chains,
 * which would not be independent otherwise. Parts that are one whole source are taken as they are, without a copy.
 */
export async function materialiseVectors(
  recipe: Recipe,
  seed: number,
  open: (source: PartSource, part: RecipePart) => Promise<VectorBatch>,
): Promise<VectorMix> {
  const parts: OpenPart[] = []
  for (const part of recipe.parts) parts.push(await openPart(part, seed, open))
  const taken = parts.filter(({ length }) => length > 0)
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
  const wanted = source === 'fresh' ? ({ kind: 'all' } as const) : take
  checkTake(wanted, batch.count, sourceName(source))
  const positions = chainPositions(wanted, batch.count, seed, source, repetitions)
  return { part, batch, length: positions.length, positions }
}

function joined(parts: readonly OpenPart[]): VectorBatch {
  const [{ batch: first, positions, part }] = parts
  if (parts.length === 1 && positions.whole && (part.weight ?? 1) === 1) return first
  const { chains, dimension } = first
  const count = parts.reduce((sum, { length }) => sum + length, 0)
  const values = new Float64Array(chains * count * dimension)
  const targets = first.targets && new Float64Array(chains * count)
  const weighted = parts.some(({ part: { weight }, batch }) => (weight ?? 1) !== 1 || batch.weights)
  const weights = weighted ? new Float64Array(chains * count) : undefined
  let offset = 0
  for (const each of parts) {
    for (let chain = 0; chain < chains; chain++) {
      copyChain(each, chain, { values, targets, weights, to: chain * count + offset })
    }
    offset += each.length
  }
  const provenance = parts.map(
    ({ part: { source }, length }): ProvenanceRun => ({ length, origin: originOf(source) }),
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

/** Where one chain's items of a part go. */
interface Target {
  readonly values: Float64Array
  readonly targets: Float64Array | undefined
  readonly weights: Float64Array | undefined
  /** The item of the mix that the part's first one becomes. */
  readonly to: number
}

function copyChain(
  { part, batch, positions }: OpenPart,
  chain: number,
  { values, targets, weights, to }: Target,
): void {
  const { dimension, count } = batch
  const from = chain * count
  if (positions.whole) {
    values.set(batch.values.subarray(from * dimension, (from + count) * dimension), to * dimension)
    if (batch.targets) targets?.set(batch.targets.subarray(from, from + count), to)
    if (weights)
      copyWeights(
        batch,
        part,
        weights,
        to,
        Uint32Array.from({ length: count }, (_, at) => from + at),
      )
    return
  }
  const items = positions.of(chain)
  for (let item = 0; item < items.length; item++) {
    const read = (from + items[item]) * dimension
    for (let at = 0; at < dimension; at++) values[(to + item) * dimension + at] = batch.values[read + at]
    if (targets && batch.targets) targets[to + item] = batch.targets[from + items[item]]
  }
  if (weights)
    copyWeights(
      batch,
      part,
      weights,
      to,
      items.map((item) => from + item),
    )
}

function copyWeights(
  batch: VectorBatch,
  { weight = 1 }: RecipePart,
  target: Float64Array,
  to: number,
  items: Uint32Array,
): void {
  for (let item = 0; item < items.length; item++) {
    target[to + item] = weight * (batch.weights ? batch.weights[items[item]] : 1)
  }
}

function realisedOf({ requested }: Recipe, parts: readonly OpenPart[]): RealisedMix {
  const items = { human: 0, fresh: 0, synthetic: 0 }
  const used = new Set<string>()
  let count = 0
  for (const { part, length, positions } of parts) {
    items[typeof part.source === 'object' ? 'synthetic' : part.source] += length
    count += length
    const name = sourceName(part.source)
    // Of the first chain: which items repeat differs between chains where subsets are random.
    for (const position of positions.of(0)) used.add(`${name} ${position}`)
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
