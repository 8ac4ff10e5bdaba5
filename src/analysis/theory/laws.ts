import * as accumulateInflation from './accumulate-inflation.js'
import * as ballVerifier from './ball-verifier.js'
import * as collapseTime from './collapse-time.js'
import * as constantHumanShare from './constant-human-share.js'
import * as decoding from './decoding.js'
import * as discreteAccumulate from './discrete-accumulate.js'
import * as discreteResampling from './discrete-resampling.js'
import * as freshDataLoop from './fresh-data-loop.js'
import * as gaussianAccumulate from './gaussian-accumulate.js'
import * as gaussianAccumulateSubsample from './gaussian-accumulate-subsample.js'
import * as gaussianReplace from './gaussian-replace.js'
import * as gaussianTailBounds from './gaussian-tail-bounds.js'
import * as gaussianWasserstein from './gaussian-wasserstein.js'
import * as goldenRatio from './golden-ratio.js'
import * as goodTuring from './good-turing.js'
import * as kernelDensity from './kernel-density.js'
import type { Law } from './law.js'
import * as linearRegression from './linear-regression.js'
import * as mixedDiscrete from './mixed-discrete.js'
import * as mixedGaussian from './mixed-gaussian.js'
import * as shiftedLabels from './shifted-labels.js'
import * as strongCollapse from './strong-collapse.js'
import * as survivors from './survivors.js'
import * as taleOfTails from './tale-of-tails.js'
import * as verifiedClassifier from './verified-classifier.js'
import * as verifierThreshold from './verifier-threshold.js'

/** Every law, by files in the order of what they model; a file exports its laws and what they are made of. */
export const laws: readonly Law[] = [
  gaussianReplace,
  gaussianWasserstein,
  gaussianTailBounds,
  gaussianAccumulate,
  gaussianAccumulateSubsample,
  mixedGaussian,
  freshDataLoop,
  goldenRatio,
  discreteResampling,
  collapseTime,
  survivors,
  discreteAccumulate,
  mixedDiscrete,
  constantHumanShare,
  goodTuring,
  taleOfTails,
  linearRegression,
  accumulateInflation,
  strongCollapse,
  shiftedLabels,
  verifierThreshold,
  verifiedClassifier,
  ballVerifier,
  kernelDensity,
  decoding,
].flatMap((file) => Object.values<unknown>(file).filter(isLaw).sort(byName))

/** The order of a module's exports is not the same in every environment. */
function byName(one: Law, other: Law): number {
  return one.name < other.name ? -1 : 1
}

function isLaw(value: unknown): value is Law {
  return typeof value === 'object' && value !== null && 'name' in value && 'assumptions' in value
}
