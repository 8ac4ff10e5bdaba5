import type { ProvenanceRun, TextBatch } from '../../contracts/batch.js'
import type { MixCounts } from '../../contracts/metric.js'
import type { PartEdit, PartSource, Recipe, RecipePart } from '../../contracts/recipe.js'
import { keyedRng } from '../../random/keyed.js'
import { splitWords } from '../../text/words.js'
import type { RealisedMix } from '../store/records.js'
import { checkTake, originOf, positionsOf, sourceName } from '../take.js'
import { timesFor } from './training-tokens.js'

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

/** Where a mix's documents come from. */
export interface MixSources {
  open(source: PartSource): Promise<MixSource>
  /** Documents edited token by token, as many and in the same order. */
  edit(texts: readonly string[], edit: PartEdit): Promise<MixSource>
}

/** A part of a recipe opened: its documents once each, in order. */
interface OpenPart {
  readonly part: RecipePart
  readonly documents: MixSource
  readonly positions: ArrayLike<number>
}

/**
 * Turns a recipe into the training set it describes. A shuffle is keyed by the seed and the recipe's label alone,
 * so arms that draw under the same label share documents.
 */
export async function materialise(
  recipe: Recipe,
  seed: number,
  factCount: number | undefined,
  sources: MixSources,
): Promise<Mix> {
  const parts: OpenPart[] = []
  for (const part of recipe.parts) parts.push(await openPart(part, seed, sources))
  const times = timesOf(parts, recipe.trainingTokens, seed)
  const texts: string[] = []
  const weights: number[] = []
  const provenance: ProvenanceRun[] = []
  const facts = factCount === undefined ? undefined : new Uint32Array(factCount)
  const documents = { human: 0, fresh: 0, synthetic: 0 }
  const used = new Set<string>()
  let tokens = 0
  let edited = 0
  let item = 0
  for (const { part, documents: source, positions } of parts) {
    const before = texts.length
    const name = sourceName(part.source)
    for (let repetition = 0; repetition < (part.repetitions ?? 1); repetition++) {
      for (let index = 0; index < positions.length; index++, item++) {
        for (let time = 0; time < times[item]; time++) {
          texts.push(source.texts[index])
          weights.push(part.weight ?? 1)
          tokens += source.tokens[index]
          if (facts) for (const fact of source.facts?.[index] ?? []) facts[fact]++
        }
        if (times[item] > 0) used.add(`${name} ${positions[index]}`)
      }
    }
    if (part.edit) edited += texts.length - before
    provenance.push({ length: texts.length - before, origin: originOf(part.source) })
    documents[typeof part.source === 'object' ? 'synthetic' : part.source] += texts.length - before
  }
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
      ...(recipe.trainingTokens === undefined ? {} : { requestedTokens: recipe.trainingTokens }),
      documents: texts.length,
      tokens,
      ...documents,
      ...(edited > 0 ? { edited } : {}),
      repeated: texts.length - used.size,
    },
    counts: { documents: texts.length, tokens, ...(facts ? { facts } : {}) },
  }
}

async function openPart(part: RecipePart, seed: number, sources: MixSources): Promise<OpenPart> {
  const { source, take, edit } = part
  const whole = await sources.open(source)
  checkTake(take, whole.texts.length, sourceName(source))
  const positions = positionsOf(take, whole.texts.length, seed, source)
  const chosen: MixSource = {
    texts: Array.from(positions, (position) => whole.texts[position]),
    tokens: Uint32Array.from(positions, (position) => whole.tokens[position]),
    ...(whole.facts ? { facts: Array.from(positions, (position) => whole.facts?.[position] ?? []) } : {}),
  }
  return { part, documents: edit === undefined ? chosen : await sources.edit(chosen.texts, edit), positions }
}

/** How often each document of the parts, repetitions written out, stands in the mix. */
function timesOf(parts: readonly OpenPart[], trainingTokens: number | undefined, seed: number): Uint32Array {
  const tokens = parts.flatMap(({ part, documents }) =>
    Array.from({ length: part.repetitions ?? 1 }, () => documents.tokens),
  )
  const size = tokens.reduce((sum, { length }) => sum + length, 0)
  if (trainingTokens === undefined) return new Uint32Array(size).fill(1)
  const all = new Uint32Array(size)
  let at = 0
  for (const counts of tokens) {
    all.set(counts, at)
    at += counts.length
  }
  return timesFor(all, trainingTokens, keyedRng(seed, 'take', 'training-tokens'))
}
