import type { TextBatch } from '../contracts/batch.js'
import { encodeCompressedJson } from '../files/compressed-json.js'
import type { ArmParts } from '../loop/text/arm-parts.js'
import { checkedModel, drawDocuments } from '../loop/text/check-model.js'
import { drawProbe } from '../loop/text/probe.js'
import type { SeedContext } from '../loop/text/seed-context.js'
import { keyedRng } from '../random/keyed.js'
import type { Pace } from './pace.js'
import { savedSize } from './saved-size.js'

/** Documents of the pilot: enough for a steady pace, few enough for a second. */
const PILOT_DOCUMENTS = 1000
const PILOT_TOKENS = 60_000

/** The pace of a family whose fits take as long as there are documents: a model is fitted to a part of the human data. */
export async function cheapPace(
  { arm, family }: ArmParts,
  { human, tokenisation }: SeedContext,
  { threads, probeTokens: wanted }: { readonly threads: number; readonly probeTokens: number },
): Promise<Pace> {
  const texts = human.train.slice(0, PILOT_DOCUMENTS)
  const origin = { kind: 'human', pool: 'train' } as const
  const batch: TextBatch = { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
  const rng = keyedRng('pilot')

  // The first calls of code are slow until it is compiled; a run makes thousands of them.
  const pilotModel = async () =>
    checkedModel(await family.fit(batch, arm.model, { human: batch, rng, threads }), arm.model.family)
  const warmUp = await pilotModel()
  await warmUp.sample({ from: 0, count: PILOT_DOCUMENTS / 4 }, arm.sample.decoding, rng)
  await warmUp.score(batch)
  await warmUp.close?.()

  const fitStart = performance.now()
  const model = await pilotModel()
  const fitSeconds = secondsSince(fitStart) / texts.length

  const sampleStart = performance.now()
  const count = Math.min(PILOT_DOCUMENTS, arm.sample.documents ?? PILOT_DOCUMENTS)
  const sample = await drawDocuments(model, { from: 0, count }, arm.sample.decoding, rng, {})
  const sampleSeconds = secondsSince(sampleStart) / count

  const probeStart = performance.now()
  const probeTokens = Math.min(wanted, PILOT_TOKENS)
  const probeParts = wanted / probeTokens
  const probe = await drawProbe(model, arm.sample.decoding, { tokens: probeTokens, tokenisation }, rng, {})
  const probeSeconds = secondsSince(probeStart) * probeParts

  const scoreStart = performance.now()
  await model.score(batch)
  const scoreSeconds = secondsSince(scoreStart) / texts.length

  const textBytes = (await encodeCompressedJson(sample.texts)).bytes.length / count
  const probeBytes = (await encodeCompressedJson(probe.texts)).bytes.length * probeParts
  const modelBytes = (await savedSize(model)) / texts.length
  await model.close?.()
  return {
    fit: (documents) => documents * fitSeconds,
    sample: (documents) => documents * sampleSeconds,
    start: 0,
    probe: probeSeconds,
    // Metrics score the probe and the test split and count n-grams: about as long as scoring what was drawn.
    measure: (sampled) => (sampled + human.test.length) * scoreSeconds * 2,
    textBytes,
    probeBytes,
    modelBytes: (documents) => documents * modelBytes,
  }
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
