import {
  type Embedder,
  type Embeddings,
  embedders,
  type Measured,
  type Metric,
} from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { HASHED_DIMENSION, HASHED_VERSION } from '../../text/hashed-vectors.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { MOST_DOCUMENTS, unitVectors, vectorsOf } from './vectors.js'

type Described = Omit<Metric, 'version' | 'needs' | 'minimum' | 'measure'> & {
  readonly version: number
  /** Documents of each side, empty ones not counted where directions are compared. */
  readonly documents: number
}

interface OfSample extends Described {
  /** `vectors` are of length 1; documents without text are left out. */
  measure(vectors: Embeddings, rng: Rng): Measured | Promise<Measured>
}

interface AgainstHuman extends Described {
  measure(sample: Embeddings, human: Embeddings, rng: Rng): Measured | Promise<Measured>
}

/** The metrics of a definition for every embedder. */
export function perEmbedder(metricsOf: (embedder: Embedder) => readonly Metric[]): readonly Metric[] {
  return embedders.flatMap(metricsOf)
}

/** A metric of the probe's own vectors. */
export function sampleMetric(embedder: Embedder, { documents, measure, ...described }: OfSample): Metric {
  const minimum = { documents }
  return {
    ...described,
    version: versionOf(embedder, described.version),
    definition: `${described.definition}\n\n${VECTORS[embedder]} A document without text has no direction and is left out.${DRAWN}`,
    minimum,
    needs: [`embeddings.${embedder}`],
    async measure(context) {
      const { probe, rng } = context
      const small = belowMinimum(minimum, probe)
      if (small !== undefined) return [small]
      const vectors = unitVectors(await vectorsOf(context, probe, embedder))
      return [tooFewWithText(vectors, documents) ?? (await measure(vectors, rng))]
    },
  }
}

/** A metric of the probe's vectors against those of the human test split. */
export function humanMetric(embedder: Embedder, { documents, measure, ...described }: AgainstHuman): Metric {
  const minimum = { documents }
  return {
    ...described,
    version: versionOf(embedder, described.version),
    definition: `${described.definition}\n\n${VECTORS[embedder]} A document without text is the zero vector.${DRAWN}`,
    minimum,
    needs: ['human', `embeddings.${embedder}`],
    async measure(context) {
      const { probe, test, rng } = context
      const small = belowMinimum(minimum, probe) ?? belowHuman(test.texts.length, documents)
      if (small !== undefined) return [small]
      const human = await vectorsOf(context, test, embedder)
      return [await measure(await vectorsOf(context, probe, embedder), human, rng)]
    },
  }
}

/** Neither falls, so the sum rises when either does. */
function versionOf(embedder: Embedder, version: number): number {
  return embedder === 'hashed' ? version + HASHED_VERSION - 1 : version
}

function tooFewWithText({ rows }: Embeddings, documents: number): Measured | undefined {
  if (rows >= documents) return undefined
  return undefinedBecause(
    `needs ${documents} document${documents === 1 ? '' : 's'} with text, has ${rows}`,
    rows,
  )
}

function belowHuman(has: number, documents: number): Measured | undefined {
  return has < documents ? undefinedBecause(`needs ${documents} human documents, has ${has}`) : undefined
}

const DRAWN = ` Of more than ${MOST_DOCUMENTS.toLocaleString('en')} documents so many are drawn at random.`

const VECTORS: Readonly<Record<Embedder, string>> = {
  hashed: `**Vectors.** Runs of 3 to 5 characters within words, hashed into ${HASHED_DIMENSION} numbers (case kept, NFC, any language; nothing is downloaded): they see spelling, words and endings, not meaning. Longer documents share more runs, so compare documents of like length.`,
  hidden:
    '**Vectors.** The mean of the last hidden states of the generation-0 model over the document: one space for all generations of an arm, but not for arms whose models differ.',
  remote:
    '**Vectors.** As the embeddings endpoint of the experiment gives them (`embeddings: { base_url, model }`): compare only under the same model.',
}
