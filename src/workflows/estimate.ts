import type { Experiment } from '../config/experiment.js'
import { canonicalJson } from '../config/fingerprint.js'
import type { TextSession } from '../loop/text/session.js'
import { cheapPace } from './cheap-pace.js'
import { dearPace } from './dear-pace.js'
import type { Pace } from './pace.js'
import type { Parallelism } from './parallelism.js'
import type { Plan } from './plan.js'
import type { Prepared } from './prepare.js'
import { vectorEstimate } from './vector-estimate.js'

export interface Estimate {
  /** Of everything still to do, with so many workers. */
  readonly seconds: number
  readonly bytes: number
  /** The seconds are an upper bound. */
  readonly atMost?: true
}

/**
 * Estimates time and disk by a pilot: the first arm's model is fitted on a part of the human data, sampled and
 * measured against, and the pace is carried over to the documents that the plan still has to go through.
 * Runs of other models or other mixes may differ; the estimate is for orientation. Undefined where even a pilot is a
 * long fit.
 */
export async function estimate(
  prepared: Prepared,
  plan: Plan,
  parallelism: Parallelism,
): Promise<Estimate | undefined> {
  const { session, experiment } = prepared
  if (session.data === 'vectors') return vectorEstimate(session, plan, parallelism.workers)
  const pace = await pilotPace(session, experiment, parallelism.threads)
  return pace && total(session, experiment, plan, pace, parallelism.workers)
}

async function pilotPace(
  session: TextSession,
  experiment: Experiment,
  threads: number,
): Promise<Pace | undefined> {
  const [parts] = session.arms
  const { arm, family } = parts
  const context = session.seed(experiment.seeds[0])
  const probeTokens = experiment.probe.tokens
  if (family.capabilities(arm.model).cheapFit) return cheapPace(parts, context, { threads, probeTokens })
  const { baseDirectory } = experiment
  const pilot = await family.pilot?.(arm.model, baseDirectory)
  if (pilot === undefined) return undefined
  return dearPace(parts, context, { pilot, threads, baseDirectory, probeTokens, metrics: session.metrics })
}

function total(
  session: TextSession,
  experiment: Experiment,
  plan: Plan,
  pace: Pace,
  workers: number,
): Estimate {
  const { human, humanTokens } = session.seed(experiment.seeds[0])
  const begun = new Set<string>()
  let seconds = 0
  let bytes = 0
  for (const { arm: name, seed, generations } of plan.runs) {
    const { trainingTokens, model, sample } = session.arm(name).arm
    const fixed = trainingTokens === 'human' ? humanTokens : trainingTokens
    for (const [generation, { state, documents: planned, sampled }] of generations.entries()) {
      if (state === 'done') continue
      if (generation === 0) {
        // Arms of the same model share it.
        const shared = canonicalJson([seed, model, sample])
        if (begun.has(shared)) continue
        begun.add(shared)
      }
      const cut = fixed !== undefined && generation > 0
      const documents = cut ? (fixed / humanTokens) * human.train.length : planned
      seconds += pace.measure(sampled)
      if (state === 'to measure') continue
      seconds += pace.fit(documents) + pace.sample(sampled) + pace.probe
      bytes += sampled * pace.textBytes + pace.probeBytes
      const isEnd = generation === generations.length - 1
      if (isEnd && experiment.keepModels === 'ends') bytes += pace.modelBytes(documents)
      if (experiment.keepModels === 'all') bytes += pace.modelBytes(documents)
    }
  }
  return { seconds: pace.start + seconds / workers, bytes, ...(pace.atMost ? { atMost: true } : {}) }
}
