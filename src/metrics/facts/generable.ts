import type { TextBatch } from '../../contracts/batch.js'
import type { FactBase, Metric } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import { splitWords } from '../../text/words.js'
import { itemLogProbabilities } from '../loss/scored.js'
import { oncePer, oncePerPair } from '../once.js'
import { undefinedBecause } from '../text-metric.js'
import { shareOfStatedByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'

/**
 * One expected statement in a million tokens. The worlds' human texts have about 10^5 tokens, so a fact that
 * was read once starts ten times above it; a sample a hundred times as large would rarely hold a fact below it.
 */
const KAPPA = 1e-6

/**
 * Sentences scored per fact, the most frequent human ones first. Facts stated up to four times are scored in
 * full; more frequent ones have more probability in four sentences than they need.
 */
const SENTENCES_PER_FACT = 4

/**
 * Tokens of the longest sentence that is scored. A longer one is one wording of many, and its probability says
 * nothing about the fact.
 */
const LONGEST_SENTENCE = 16

export const TOO_LONG = `all sentences that state these facts are longer than ${LONGEST_SENTENCE} tokens`

const NO_MASS = 'the model gives densities, not probabilities'

export const GENERABLE_DEFINITION = `A fact is *generable* when P(fact) >= 10^-6. P(fact) is the sum, over the distinct sentences in which the human train split states the fact (at most ${SENTENCES_PER_FACT}, the most frequent ones of at most ${LONGEST_SENTENCE} tokens; for a listed fact the words from subject to object, for a mined name the name itself), of the probability that the model writes that sentence at a given place in the middle of a document, nothing being known of what stands before. 10^-6 is one expected statement in a million of the model's own tokens (words, characters or bytes). Facts that only longer sentences state are left out.`

/**
 * @example
 * facts.generable.kappa1e-6 where P is 1.01e-6 for one of two rare facts and 0.999e-6 for the other // rare: 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.generable.kappa1e-6',
    version: 1,
    label: 'Facts the model can still state',
    unit: 'share of facts',
    format: 'percent',
    better: 'higher',
    needs: ['facts', 'model'],
    definition: `Share of facts to which the model gives at least one expected statement in a million tokens, whether or not the probe happens to hold one.

**Formula.** generable facts / facts of the group. ${GENERABLE_DEFINITION}

${TIER_GROUPS} \`unseen\` is undefined: no human sentence states those facts.

**Bias.** A lower bound: sentences that no human wrote (another paraphrase, another register, for a listed fact nearly any other way to say it) are not scored, nor are more than ${SENTENCES_PER_FACT} for a frequent fact. The threshold is absolute: with a human train split of more than a million tokens a fact seen once starts below it, and so may a fact in a long sentence under a smoothed model: read it against generation 0. Kneser-Ney gives a word without context the share of its different predecessors, not of its occurrences: a name that always follows the same word, or begins documents, can count as not generable however often it is written. Its extinction also needs its absence from the mix.

**Smallest sensible sample.** None is drawn; the model is asked.

Source: this project.`,
    async measure(facts, context) {
      const generable = await generableFacts(await context.model(), facts)
      return typeof generable === 'string'
        ? [undefinedBecause(generable)]
        : shareOfStatedByTier(facts, (fact) => generable[fact], TOO_LONG)
    },
  }),
]

/**
 * Whether each fact is generable (undefined: stated in long sentences alone), or why none can be told. The sentences are
 * scored once per model.
 */
export const generableFacts: (
  model: Model,
  facts: FactBase,
) => Promise<readonly (boolean | undefined)[] | string> = oncePerPair(
  async (model: Model, facts: FactBase) => {
    const { batch, factOf } = sentencesOf(facts)
    const probabilities = new Array<number | undefined>(facts.facts.length).fill(undefined)
    if (batch.texts.length > 0) {
      const score = await model.score(batch, { boundary: 'open' })
      if (score.kind !== 'mass') return NO_MASS
      itemLogProbabilities(score).forEach((logProbability, sentence) => {
        const fact = factOf[sentence]
        probabilities[fact] = (probabilities[fact] ?? 0) + Math.exp(logProbability)
      })
    }
    return probabilities.map((probability, fact) => {
      if (probability !== undefined) return probability >= KAPPA
      return facts.humanSentences[fact].length > 0 ? undefined : false
    })
  },
)

/** The sentences to score and the fact that each states; made once per run. */
const sentencesOf = oncePer(
  (facts: FactBase): { readonly batch: TextBatch; readonly factOf: Uint32Array } => {
    const chosen = facts.humanSentences.map((sentences) =>
      sentences
        .filter((sentence) => splitWords(sentence).length <= LONGEST_SENTENCE)
        .slice(0, SENTENCES_PER_FACT),
    )
    const texts = chosen.flat()
    return {
      batch: {
        kind: 'text',
        texts,
        provenance: [{ length: texts.length, origin: { kind: 'human', pool: 'train' } }],
      },
      factOf: Uint32Array.from(chosen.flatMap((sentences, fact) => sentences.map(() => fact))),
    }
  },
)
