import type { ProvenanceRun, VectorBatch } from '../../contracts/batch.js'
import type { PartSource, Recipe, RecipePart } from '../../contracts/recipe.js'
import { EnvironmentError, RunError } from '../../errors/index.js'
import type { RealisedMix } from '../store/records.js'
import { checkTake, originOf, sourceName } from '../take.js'
import { chainPositions, type Positions } from './positions.js'

export interface VectorMix {
  readonly batch: VectorBatch
  readonly realised: RealisedMix
}

/** One part of a recipe, and which items of its source it takes. */
interface PlacedPart {
  readonly part: RecipePart
  /** Items that the part gives to each chain, repetitions written out. */
  readonly length: number
  readonly positions: Positions
}

interface OpenPart extends PlacedPart {
  readonly batch: VectorBatch
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
  for (const part of recipe.parts) {
    const batch = await open(part.source, part)
    parts.push({ batch, ...placed(part, seed, batch.count) })
  }
  const taken = notEmpty(parts)
  return { batch: joined(taken), realised: realisedOf(recipe, taken) }
}

/** What the mix of a recipe is made of, from the sizes of its sources alone. */
export function realisedMix(
  recipe: Recipe,
  seed: number,
  sizeOf: (source: PartSource, part: RecipePart) => number,
): RealisedMix {
  const parts = recipe.parts.map((part) => placed(part, seed, sizeOf(part.source, part)))
  return realisedOf(recipe, notEmpty(parts))
}

function placed(part: RecipePart, seed: number, size: number): PlacedPart {
  const { source, take, repetitions = 1 } = part
  if (part.edit !== undefined) throw new RunError('numbers cannot be edited token by token')
  // Fresh items are drawn for the part alone, and it takes all of them.
  const wanted = source === 'fresh' ? ({ kind: 'all' } as const) : take
  checkTake(wanted, size, sourceName(source))
  const positions = chainPositions(wanted, size, seed, source, repetitions)
  return { part, length: positions.length, positions }
}

function notEmpty<Part extends PlacedPart>(parts: readonly Part[]): readonly Part[] {
  const taken = parts.filter(({ length }) => length > 0)
  if (taken.length > 0) return taken
  throw new RunError('the mix is empty', 'Give the strategy human data or a larger sample.')
}

function joined(parts: readonly OpenPart[]): VectorBatch {
  const [{ batch: first, positions, part }] = parts
  if (parts.length === 1 && positions.whole && (part.weight ?? 1) === 1) return first
  const { chains, dimension } = first
  const count = parts.reduce((sum, { length }) => sum + length, 0)
  const values = allocated(chains, count, dimension)
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

/** Room for a mix; where there is none, that is said of the mix. */
function allocated(chains: number, count: number, dimension: number): Float64Array {
  try {
    return new Float64Array(chains * count * dimension)
  } catch (error) {
    const bytes = chains * count * dimension * Float64Array.BYTES_PER_ELEMENT
    throw new EnvironmentError(
      `there is no memory for a mix of ${count} points in each of ${chains} chains (${(bytes / 1e9).toFixed(1)} GB)`,
      'Lower human.chains (more seeds give as many chains one after another), human.points, the number of generations where mixes grow, or --workers.',
      { cause: error },
    )
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
    if (weights) copyWeights(part, batch.weights?.subarray(from, from + count), weights, to, count)
    return
  }
  const items = positions.of(chain)
  for (let item = 0; item < items.length; item++) {
    const read = (from + items[item]) * dimension
    for (let at = 0; at < dimension; at++) values[(to + item) * dimension + at] = batch.values[read + at]
    if (targets && batch.targets) targets[to + item] = batch.targets[from + items[item]]
  }
  if (weights) {
    const own = batch.weights?.subarray(from, from + count)
    copyWeights(part, own, weights, to, items.length, items)
  }
}

/** Of one chain: its own weights times the part's, of the items that are taken (all, in order, where none are named). */
function copyWeights(
  { weight = 1 }: RecipePart,
  own: Float64Array | undefined,
  target: Float64Array,
  to: number,
  length: number,
  items?: Uint32Array,
): void {
  for (let item = 0; item < length; item++) {
    target[to + item] = weight * (own === undefined ? 1 : own[items === undefined ? item : items[item]])
  }
}

function realisedOf({ requested }: Recipe, parts: readonly PlacedPart[]): RealisedMix {
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
