import { tiersByTruth } from '../../../metrics/states/state-tiers.js'
import { probabilitiesOf } from '../../../worlds/states/frequencies.js'
import type { StatesOptions } from '../../../worlds/states/options.js'
import { sumOfSquares } from '../distribution.js'
import { expectedSquares } from '../expected-squares.js'
import { byGeneration, type NumberCurve } from './number-curve.js'
import type { ConfiguredNumbers, NumberLoop } from './number-loop.js'
import { stateSurvival } from './state-survival.js'

const RESAMPLING =
  'Every generation is the empirical distribution of its training set: temperature 1, no smoothing, no curation; samples and mixes are as large as the human training split.'
const SUMMARY =
  'multinomial resampling, exact in expectation where a model is the frequencies it was trained on'

/** What becomes of states whose frequencies are resampled; or why it is not known. */
export function stateCurves(
  { human }: ConfiguredNumbers,
  loop: NumberLoop,
  generations: number,
): readonly NumberCurve[] | string {
  if (loop.model['smoothing']) return 'its model adds a pseudo-count to every state'
  if (loop.temperature !== 1) return `sampling is not that of the model: temperature ${loop.temperature}`
  const truth = probabilitiesOf(human as unknown as StatesOptions)
  const curves = [...squaresCurves(truth, loop, generations), ...survivalCurves(truth, loop, generations)]
  return curves.length > 0 ? curves : `no law of resampling for ${loop.strategy}`
}

function squaresCurves(truth: Float64Array, loop: NumberLoop, generations: number): NumberCurve[] {
  const { strategy, points, human, draw } = loop
  if (strategy === 'anchor') return []
  const own = sumOfSquares(Array.from(truth))
  const found = expectedSquares({ strategy, share: human / points, draw, points }, own, generations)
  if (found === undefined) return []
  const curve = (metric: string, of: (squares: number) => number): NumberCurve => ({
    metric,
    values: found.squares.map(of),
    law: `discrete.${strategy}.sum_of_squares`,
    assumptions: RESAMPLING,
    summary: SUMMARY,
  })
  return [
    curve('gini_simpson.sum_of_squares', (squares) => squares),
    curve('gini_simpson.index', (squares) => 1 - squares),
    curve('state_distance.squared_error', (squares) => squares - own),
  ]
}

function survivalCurves(truth: Float64Array, loop: NumberLoop, generations: number): NumberCurve[] {
  const survival = stateSurvival(truth, loop, generations)
  if (survival === undefined) return []
  const { law, stateAlive } = survival
  const states = Array.from(truth.keys()).filter((state) => truth[state] > 0)
  const curve = (metric: string, of: (generation: number) => number, group = ''): NumberCurve => ({
    metric,
    group,
    values: byGeneration(generations, of),
    law,
    assumptions: RESAMPLING,
    summary: SUMMARY,
  })
  const alive = (generation: number, chosen: readonly number[]) =>
    chosen.reduce((sum, state) => sum + stateAlive(state, generation), 0)
  const { names, ofChain } = tiersByTruth(truth)
  const tierOf = ofChain(0)
  return [
    curve('surviving_states.count', (generation) => alive(generation, states)),
    curve('state_support.missing_mass', (generation) =>
      states.reduce((sum, state) => sum + truth[state] * (1 - stateAlive(state, generation)), 0),
    ),
    ...names.flatMap((name, tier) => {
      const members = states.filter((state) => tierOf[state] === tier)
      if (members.length === 0) return []
      return [curve('tier_coverage.truth', (generation) => alive(generation, members) / members.length, name)]
    }),
  ]
}
