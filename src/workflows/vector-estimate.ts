import type { VectorSession } from '../loop/vectors/session.js'
import { keyedRng } from '../random/keyed.js'
import type { VectorSpec } from '../config/experiment.js'
import type { Estimate } from './estimate.js'
import type { Plan } from './plan.js'

/** Chains of the pilot: enough for a steady pace, few enough for a second. */
const PILOT_CHAINS = 50
/** A round of the pilot that took as long tells the pace; before, code is still being compiled. */
const LONG_ENOUGH_SECONDS = 0.2
const BYTES = 8

/**
 * Time and disk of an experiment of numbers: a few chains of the first arm are fitted and drawn from, and their pace is
 * carried over to all chains and points. Metrics take about as long again.
 */
export async function vectorEstimate(session: VectorSession, plan: Plan, workers: number): Promise<Estimate> {
  const { points, chains } = session.experiment.human as VectorSpec
  const { world } = session.source
  const [{ arm, family }] = session.arms
  const few = Math.min(chains, PILOT_CHAINS)
  const rng = keyedRng('pilot')
  const human = world.draw(points, few, rng)
  const { relabels } = family.capabilities(arm.model)
  let seconds = 0
  let bytes = 0
  for (let total = 0; total < LONG_ENOUGH_SECONDS; total += seconds) {
    const start = performance.now()
    const model = await family.fit(human, arm.model, { rng, human, world })
    model.sample({ count: points, ...(relabels ? { inputs: human } : {}) }, arm.sample.decoding, rng)
    seconds = (performance.now() - start) / 1000
    const numbers = Object.values(model.state).filter((field) => field instanceof Float64Array)
    bytes = BYTES * numbers.reduce((sum: number, { length }) => sum + length, 0)
  }
  const ofOne = seconds / few / points
  const open = plan.runs.flatMap(({ generations }) => generations.filter(({ state }) => state !== 'done'))
  const items = open.reduce((sum, { documents, sampled }) => sum + documents + sampled, 0)
  return {
    seconds: (items * chains * ofOne) / workers,
    // The first and the last model of each run, and the newest.
    bytes: 3 * plan.runs.length * (bytes / few) * chains,
  }
}
