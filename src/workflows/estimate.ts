import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TextBatch } from '../contracts/batch.js'
import { EnvironmentError, messageOf } from '../errors/index.js'
import { encodeCompressedJson } from '../files/compressed-json.js'
import { checkedModel, drawDocuments } from '../loop/check-model.js'
import { drawProbe } from '../loop/probe.js'
import { keyedRng } from '../random/keyed.js'
import type { Parallelism } from './parallelism.js'
import type { Plan } from './plan.js'
import type { Prepared } from './prepare.js'

/** Documents of the pilot: enough for a steady pace, few enough for a second. */
const PILOT_DOCUMENTS = 1000
const PILOT_TOKENS = 60_000

export interface Estimate {
  /** Of everything still to do, with so many workers. */
  readonly seconds: number
  readonly bytes: number
}

/**
 * Estimates time and disk by a pilot: the first arm's model is fitted on a part of the human data, sampled and
 * measured against, and the pace is carried over to the documents that the plan still has to go through.
 * Runs of other models or other mixes may differ; the estimate is for orientation. Undefined where a fit is dear.
 */
export async function estimate(
  prepared: Prepared,
  plan: Plan,
  { workers, threads }: Parallelism,
): Promise<Estimate | undefined> {
  const { session, experiment } = prepared
  const [{ arm, family }] = session.arms
  // Its pilot would be as dear as the run's fits: their number of steps need not follow the size of the data.
  if (!family.capabilities(arm.model).cheapFit) return undefined
  const context = session.seed(experiment.seeds[0])
  const texts = context.human.train.slice(0, PILOT_DOCUMENTS)
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
  const probeTokens = Math.min(experiment.probe.tokens, PILOT_TOKENS)
  const probeParts = experiment.probe.tokens / probeTokens
  const probe = await drawProbe(model, arm.sample.decoding, probeTokens, rng, {})
  const probeSeconds = secondsSince(probeStart) * probeParts

  const scoreStart = performance.now()
  await model.score(batch)
  const scoreSeconds = secondsSince(scoreStart) / texts.length

  const textBytes = (await encodeCompressedJson(sample.texts)).bytes.length / count
  const probeBytes = (await encodeCompressedJson(probe.texts)).bytes.length * probeParts
  const modelBytes = (await savedSize((directory) => model.save(directory))) / texts.length

  let seconds = 0
  let bytes = 0
  const humanTokens = context.source(context.human.train).tokens.reduce((sum, count) => sum + count, 0)
  for (const { arm: name, generations } of plan.runs) {
    const { trainingTokens } = session.arm(name).arm
    const fixed = trainingTokens === 'human' ? humanTokens : trainingTokens
    for (const [generation, { state, documents: planned, sampled }] of generations.entries()) {
      if (state === 'done') continue
      const cut = fixed !== undefined && generation > 0
      const documents = cut ? (fixed / humanTokens) * context.human.train.length : planned
      // Metrics score the probe and the test split and count n-grams: about as long as scoring what was drawn.
      seconds += (sampled + context.human.test.length) * scoreSeconds * 2
      if (state === 'to measure') continue
      seconds += documents * fitSeconds + sampled * sampleSeconds + probeSeconds
      bytes += sampled * textBytes + probeBytes
      const isEnd = generation === generations.length - 1
      if (isEnd && experiment.keepModels === 'ends') bytes += documents * modelBytes
      if (experiment.keepModels === 'all') bytes += documents * modelBytes
    }
  }
  await model.close?.()
  return { seconds: seconds / workers, bytes }
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}

async function savedSize(save: (directory: string) => Promise<void>): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'collapse-pilot-')).catch((error: unknown) => {
    throw new EnvironmentError(
      `no temporary folder can be made: ${messageOf(error)}`,
      'Set TMPDIR to a folder that can be written.',
      { cause: error },
    )
  })
  try {
    await save(directory)
    const sizes = (await readdir(directory)).map(async (name) => (await stat(join(directory, name))).size)
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
