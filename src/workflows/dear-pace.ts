import type { TextBatch } from '../contracts/batch.js'
import type { Pilot, Spent } from '../contracts/model.js'
import { encodeCompressedJson } from '../files/compressed-json.js'
import type { ArmParts } from '../loop/text/arm-parts.js'
import { checkedModel, drawDocuments } from '../loop/text/check-model.js'
import type { SeedContext } from '../loop/text/seed-context.js'
import { ENTROPY_RATE_TOKENS } from '../metrics/loss/model-entropy-rate.js'
import { keyedRng } from '../random/keyed.js'
import type { Pace } from './pace.js'
import { savedSize } from './saved-size.js'

/** Words of human text that the pilot is trained on, and those that it scores. */
const HUMAN_WORDS = 300_000
const SCORED_WORDS = 3000
/** Documents drawn, and tokens of each: a model that has learned nothing hardly ends one by itself. */
const DRAWN = 32
const DRAWN_TOKENS = 64
/** Work that took so long tells its pace, compiling included; what was shorter is done again when all is compiled. */
const LONG_SECONDS = 1.5

export interface DearPlan {
  readonly pilot: Pilot<unknown>
  readonly threads: number
  readonly baseDirectory: string
  readonly probeTokens: number
  readonly metrics: readonly { readonly id: string }[]
}

/**
 * The pace, in model tokens a second, of a family whose fits are dear, from a few steps of one. Documents are taken to
 * have `max_tokens` tokens: trained models end most of them earlier, so that it is an upper bound.
 */
export async function dearPace(
  { arm, family }: ArmParts,
  context: SeedContext,
  { pilot, threads, baseDirectory, probeTokens, metrics }: DearPlan,
): Promise<Pace> {
  const began = performance.now()
  const human = firstDocuments(context, HUMAN_WORDS)
  const scored = firstDocuments(context, SCORED_WORDS)
  const rng = keyedRng('pilot')
  const { decoding } = arm.sample
  const steps = new Steps()
  const fitContext = { human, rng, threads, baseDirectory, spent: steps.spent }
  const model = checkedModel(await family.fit(human, pilot.options, fitContext), arm.model.family)
  try {
    const fitPace = steps.pace()
    const short = { ...decoding, max_tokens: Math.min(decoding.max_tokens, DRAWN_TOKENS) }
    const samplePace = await paceOf((spent) =>
      drawDocuments(model, { from: 0, count: DRAWN }, short, rng, { spent }),
    )
    const scorePace = await paceOf((spent) => model.score(scored, {}, { spent }))

    const { offsets } = await model.score(scored)
    const tokens = offsets[offsets.length - 1]
    const ofWord = tokens / sum(context.source(scored.texts).tokens)
    const ofDocument = (context.humanTokens / context.human.train.length) * ofWord
    // The probe's size is in tokens as metrics count them.
    const probe = (probeTokens * tokens) / Math.max(1, context.view(scored.texts).corpus().words.length)
    const test = context.human.test.length * ofDocument
    const own = metrics.some(({ id }) => id === 'model_entropy_rate') ? ENTROPY_RATE_TOKENS : 0
    const textBytes = (await encodeCompressedJson(scored.texts)).bytes.length / scored.texts.length
    const modelBytes = await savedSize(model)
    return {
      atMost: true,
      start: (performance.now() - began) / 1000,
      fit: (documents) => pilot.planned(documents * ofDocument) / fitPace,
      sample: (documents) => (documents * decoding.max_tokens) / samplePace,
      probe: probe / samplePace,
      // The probe and the test split are scored, each by the model and by that of generation 0.
      measure: () => (2 * (probe + test) + own) / scorePace + own / samplePace,
      textBytes,
      probeBytes: (textBytes * probe) / ofDocument,
      modelBytes: () => modelBytes,
    }
  } finally {
    await model.close?.()
  }
}

/** When each step of a fit was done. */
class Steps {
  readonly #began = performance.now()
  readonly #done: { readonly at: number; readonly tokens: number }[] = []

  readonly spent = ({ tokens }: Spent): void => {
    this.#done.push({ at: performance.now(), tokens })
  }

  /** Tokens a second; the first step is left out where there are others, since graphs are compiled in it. */
  pace(): number {
    const [first, ...rest] = this.#done
    const counted = rest.length > 0 ? rest : this.#done
    const start = rest.length > 0 ? first.at : this.#began
    const tokens = sum(counted.map((step) => step.tokens))
    return (1000 * tokens) / (counted[counted.length - 1].at - start)
  }
}

async function paceOf(call: (spent: (work: Spent) => void) => Promise<unknown>): Promise<number> {
  const once = async () => {
    const start = performance.now()
    let tokens = 0
    await call((work) => {
      tokens += work.tokens
    })
    const seconds = (performance.now() - start) / 1000
    return { seconds, pace: tokens / seconds }
  }
  const first = await once()
  return (first.seconds > LONG_SECONDS ? first : await once()).pace
}

/** As many of the first human documents as hold so many words, at least one. */
function firstDocuments(context: SeedContext, words: number): TextBatch {
  const { train } = context.human
  const { tokens } = context.source(train)
  let count = 0
  for (let found = 0; count < train.length && found < words; count++) found += tokens[count]
  const origin = { kind: 'human', pool: 'train' } as const
  return { kind: 'text', texts: train.slice(0, count), provenance: [{ length: count, origin }] }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
