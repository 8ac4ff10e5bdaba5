import type { ProvenanceRun, TextBatch } from '../contracts/batch.js'
import type { MixCounts } from '../contracts/metric.js'
import type { PartSource, Recipe, Take } from '../contracts/recipe.js'
import { keyedRng } from '../random/keyed.js'
import { shuffledIndices } from '../random/shuffle.js'
import { splitWords } from '../text/words.js'
import type { RealisedMix } from './records.js'

/** One source's documents and what is known of each of them. */
export interface MixSource {
  readonly texts: readonly string[]
  /** Whitespace-separated tokens of each document. */
  readonly tokens: Uint32Array
  /** Positions, in the fact list, of the statements that are right in each document. */
  readonly facts?: readonly (readonly number[])[]
}

export function mixSource(texts: readonly string[], facts?: readonly (readonly number[])[]): MixSource {
  const tokens = Uint32Array.from(texts, (text) => splitWords(text).length)
  return { texts, tokens, ...(facts ? { facts } : {}) }
}

export interface Mix {
  readonly batch: TextBatch
  readonly realised: RealisedMix
  readonly counts: MixCounts
}

/**
 * Turns a recipe into the training set it describes. A shuffle is keyed by the seed and the recipe's label alone,
 * so arms that draw under the same label share documents.
 */
export async function materialise(
  recipe: Recipe,
  seed: number,
  factCount: number | undefined,
  open: (source: PartSource) => Promise<MixSource>,
): Promise<Mix> {
  const texts: string[] = []
  const weights: number[] = []
  const provenance: ProvenanceRun[] = []
  const facts = factCount === undefined ? undefined : new Uint32Array(factCount)
  const documents = { human: 0, fresh: 0, synthetic: 0 }
  const uses = new Map<string, Set<number>>()
  let tokens = 0
  for (const part of recipe.parts) {
    const source = await open(part.source)
    const name = sourceName(part.source)
    checkTake(part.take, source.texts.length, name)
    const positions = positionsOf(part.take, source.texts.length, seed, part.source)
    const used = uses.get(name) ?? new Set<number>()
    uses.set(name, used)
    for (let repetition = 0; repetition < (part.repetitions ?? 1); repetition++) {
      for (const position of positions) {
        texts.push(source.texts[position])
        weights.push(part.weight ?? 1)
        used.add(position)
        tokens += source.tokens[position]
        if (facts) for (const fact of source.facts?.[position] ?? []) facts[fact]++
      }
      provenance.push({ length: positions.length, origin: originOf(part.source) })
      documents[typeof part.source === 'object' ? 'synthetic' : part.source] += positions.length
    }
  }
  for (const { position, text } of recipe.edits ?? []) {
    if (texts[position] === undefined) {
      throw new RangeError(`the recipe edits document ${position} of a mix of ${texts.length}`)
    }
    tokens += splitWords(text).length - splitWords(texts[position]).length
    texts[position] = text
  }
  const distinct = [...uses.values()].reduce((sum, used) => sum + used.size, 0)
  return {
    batch: {
      kind: 'text',
      texts,
      provenance,
      ...(weights.some((weight) => weight !== 1) ? { weights: Float64Array.from(weights) } : {}),
    },
    realised: {
      requestedDocuments: recipe.requested.documents,
      requestedHumanShare: recipe.requested.humanShare,
      documents: texts.length,
      tokens,
      ...documents,
      repeated: texts.length - distinct,
    },
    counts: { documents: texts.length, tokens, ...(facts ? { facts } : {}) },
  }
}

/** A recipe that takes what is not there is a strategy's mistake; without this it would pass as a smaller mix. */
function checkTake(take: Take, size: number, name: string): void {
  const isBorder = (border: number) => Number.isInteger(border) && border >= 0 && border <= size
  const beyond =
    take.kind === 'all'
      ? false
      : take.kind === 'indices'
        ? take.indices.some((index) => !isBorder(index) || index === size)
        : !(isBorder(take.from) && isBorder(take.to) && take.from <= take.to)
  if (beyond) throw new RangeError(`the recipe takes documents of ${name} that are not there: it has ${size}`)
}

function positionsOf(
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

function sourceName(source: PartSource): string {
  return typeof source === 'object' ? `sample-${source.sample}` : source
}

function originOf(source: PartSource): ProvenanceRun['origin'] {
  return typeof source === 'object'
    ? { kind: 'synthetic', generation: source.sample }
    : { kind: 'human', pool: source === 'human' ? 'train' : 'fresh' }
}
