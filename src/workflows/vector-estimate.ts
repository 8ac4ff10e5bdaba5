import type { VectorSpec } from '../config/experiment.js'
import { canonicalJson } from '../config/fingerprint.js'
import type { VectorArmParts } from '../loop/vectors/arm-parts.js'
import type { VectorSession } from '../loop/vectors/session.js'
import { measureVectors } from '../metrics/measured.js'
import { keyedRng } from '../random/keyed.js'
import type { Estimate } from './estimate.js'
import type { Plan } from './plan.js'

/** Chains of the pilot's first round; each round has four times as many as the one before. */
const FIRST_CHAINS = 25
const MORE_CHAINS = 4
/** A round of as many chains that took as long tells the pace; before, code is still being compiled. */
const ENOUGH_CHAINS = 400
const LONG_ENOUGH_SECONDS = 0.1
/** Points of all chains that a round may have: where one more is no matter of seconds or of memory. */
const MOST_POINTS = 2_000_000
const BYTES = 8
/** A record, its measures and notes. */
const BYTES_OF_RECORD = 12_000
/** A worker process loads the program, reads the experiment and compiles what it calls. */
const START_SECONDS = 0.7

/** Seconds of a generation. */
interface VectorPace {
  /** For each point of the mix of all chains. */
  readonly fit: number
  /** For each point drawn. */
  readonly sample: number
  /** For each chain. */
  readonly measure: number
  /** Of a model, for each chain. */
  readonly bytes: number
}

/**
 * Time and disk of an experiment of numbers: chains of the first arm are fitted, drawn from and measured, more of them
 * until it takes a moment, and their pace is carried over to all chains and points.
 */
export async function vectorEstimate(session: VectorSession, plan: Plan, workers: number): Promise<Estimate> {
  const { chains } = session.experiment.human as VectorSpec
  const pace = await pilotPace(session)
  const begun = new Set<string>()
  let seconds = 0
  let open = 0
  for (const { arm: name, seed, generations } of plan.runs) {
    const { model, sample } = session.arm(name).arm
    for (const [generation, { state, documents, sampled }] of generations.entries()) {
      if (state === 'done') continue
      // Arms of the same model share it.
      const shared = canonicalJson([seed, model, sample])
      if (generation === 0 && begun.has(shared)) continue
      if (generation === 0) begun.add(shared)
      open++
      seconds += chains * (pace.fit * documents + pace.sample * sampled + pace.measure)
    }
  }
  return {
    seconds: open === 0 ? 0 : START_SECONDS + seconds / Math.min(workers, plan.runs.length),
    // The first and the last model of each run.
    bytes: open * BYTES_OF_RECORD + (open === 0 ? 0 : 2 * plan.runs.length * pace.bytes * chains),
  }
}

async function pilotPace(session: VectorSession): Promise<VectorPace> {
  const { points, chains } = session.experiment.human as VectorSpec
  const [parts] = session.arms
  for (let few = FIRST_CHAINS; ; few *= MORE_CHAINS) {
    const now = Math.min(few, chains)
    const first = await round(session, parts, now)
    const isLast = now === chains || now * MORE_CHAINS * points > MOST_POINTS
    if (!isLast && (few < ENOUGH_CHAINS || first.seconds < LONG_ENOUGH_SECONDS)) continue
    // The faster of two: compiling may be in the other.
    const second = await round(session, parts, now)
    return (first.seconds < second.seconds ? first : second).pace
  }
}

async function round(
  { experiment, metrics, source: { world } }: VectorSession,
  { arm, family }: VectorArmParts,
  chains: number,
): Promise<{ readonly pace: VectorPace; readonly seconds: number }> {
  const { points, test_points: testPoints } = experiment.human as VectorSpec
  const rng = keyedRng('pilot')
  const { decoding } = arm.sample
  const train = world.draw(points, chains, rng.fork('train'))
  const test = world.draw(testPoints, 1, rng.fork('test'))
  const { relabels } = family.capabilities(arm.model)
  const begin = processorMilliseconds()
  const model = await family.fit(train, arm.model, { rng: rng.fork('fit'), human: train, world })
  const fitted = processorMilliseconds()
  const request = { count: points, ...(relabels ? { inputs: train } : {}) }
  const sample = model.sample(request, decoding, rng.fork('sample'))
  const drawn = processorMilliseconds()
  for (const metric of metrics) {
    await measureVectors(metric, {
      generation: 0,
      state: model.state,
      truth: world.truth,
      model,
      generationZero: async () => model.state,
      sample: async () => sample,
      mix: train,
      train,
      test,
      decoding,
      rng: rng.fork(metric.id),
    })
  }
  const end = processorMilliseconds()
  const numbers = Object.values(model.state).filter((field) => field instanceof Float64Array)
  return {
    seconds: (end - begin) / 1000,
    pace: {
      fit: (fitted - begin) / 1000 / chains / points,
      sample: (drawn - fitted) / 1000 / chains / points,
      measure: (end - drawn) / 1000 / chains,
      bytes: (BYTES * numbers.reduce((sum: number, { length }) => sum + length, 0)) / chains,
    },
  }
}

/** What this process has used: other work on the machine is not in it. */
function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
