import type { ArmInfo, Results } from '../../contracts/results.js'
import { LineFit } from '../../numerics/line-fit.js'
import { pairedDifference } from '../paired-difference.js'
import { type Answer, notMeasured } from './answer.js'
import { RISKS } from './risk.js'
import { firstMeasured, type Subject } from './subject.js'

const FEWEST_SIZES = 3
/** Sizes over less than this factor say little about a power of the size. */
const NARROWEST = 4

/**
 * 5: change in the scaling law: the exponent of loss against training tokens, among the arms of the subject's strategy,
 * against that among arms on human data alone, in the last generation, paired by seed. Needs three sizes of each, the
 * largest at least four times the smallest.
 */
export function changedScaling(results: Results, subject: Subject): Answer {
  const { exponent, confidence } = subject.thresholds
  const threshold = `exponent of loss against training tokens different by more than ${exponent}`
  const needed = `${FEWEST_SIZES} training sizes over a factor of ${NARROWEST}, of this strategy and of human data alone`
  const metric = firstMeasured(subject, RISKS)
  const own = results.arms.find(({ name }) => name === subject.arm)
  if (metric === undefined || own === undefined) return notMeasured(threshold, needed)
  const generation = subject.summary.lastGeneration
  const exponents = (belongs: (arm: ArmInfo) => boolean) =>
    exponentsBySeed(results, subject, results.arms.filter(belongs), metric.metric, generation)
  const family = exponents((arm) => arm.strategy === own.strategy && arm.humanOnly === own.humanOnly)
  const human = exponents((arm) => arm.humanOnly)
  const pair = pairedDifference(family, human, confidence)
  if (pair.pairs === 0 || own.humanOnly) return notMeasured(threshold, needed)
  const { value, referenceValue, low, high, pairs } = pair
  const sure = low !== undefined && high !== undefined
  const beyond = sure && (low > exponent || high < -exponent)
  const within = sure && low >= -exponent && high <= exponent
  return {
    answer: beyond ? 'yes' : within ? 'no' : 'undecided',
    evidence: `exponent ${value!.toFixed(3)} in generation ${generation}, ${referenceValue!.toFixed(3)} on human data alone (${pairs} seeds${sure ? `, difference ${low.toFixed(3)} to ${high.toFixed(3)}` : ', no interval'})`,
    threshold,
    metric: metric.metric,
  }
}

/** Slope of ln loss on ln tokens in each seed that has enough sizes. */
function exponentsBySeed(
  results: Results,
  { summary }: Subject,
  arms: readonly ArmInfo[],
  metric: string,
  generation: number,
): ReadonlyMap<number, number> {
  const names = new Set(arms.map(({ name }) => name))
  const mixes = results.mixes.filter((mix) => mix.generation === generation && names.has(mix.arm))
  const found = new Map<number, number>()
  for (const seed of results.seeds) {
    const points = mixes.flatMap(({ arm, seed: of, tokens }) => {
      const loss = summary.cell(arm, metric, '', generation)?.values.get(seed)
      return of === seed && tokens > 0 && loss !== undefined && loss > 0 && Number.isFinite(loss)
        ? [{ tokens, loss }]
        : []
    })
    const sizes = [...new Set(points.map(({ tokens }) => tokens))]
    if (sizes.length < FEWEST_SIZES || Math.max(...sizes) < NARROWEST * Math.min(...sizes)) continue
    const fit = new LineFit()
    for (const { tokens, loss } of points) fit.add(Math.log(tokens), Math.log(loss))
    found.set(seed, fit.line().slope)
  }
  return found
}
