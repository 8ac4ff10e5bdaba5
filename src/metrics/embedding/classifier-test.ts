import type { Rng } from '../../contracts/rng.js'
import { shuffledIndices } from '../../random/shuffle.js'
import { logisticRegression, logisticScores } from '../../numerics/logistic-regression.js'
import { centred, columnMeans } from '../../numerics/matrix.js'
import { rocArea } from '../../numerics/roc-area.js'

const FOLDS = 5
/** Of the weights, for columns whose mean variance is 1: scikit-learn's default, C = 1. */
const PENALTY = 1
/**
 * What the variance of one fold is multiplied by for the mean of all: 1 / folds if they were independent, and the size
 * of a fold over that of the others because these were fitted to the same rows (Nadeau and Bengio 2003).
 */
const OVERLAP = 1 / FOLDS + 1 / (FOLDS - 1)
/** The order of scores is settled long before the last digits of the weights. */
const PRECISION = 1e-3

export interface ClassifierTest {
  /** Area under the ROC of held-out documents: 0.5 where the sides cannot be told apart. */
  readonly area: number
  readonly standardError: number
}

/**
 * How well logistic regression tells rows of one matrix from rows of another, on rows that it was not fitted to.
 *
 * **Method.** Five folds, each with a fifth of both sides. In each the columns are centred and scaled together by what
 * the other folds hold, the regression is fitted to those, and the area under the ROC is taken of the fold. The areas
 * are averaged; each has DeLong's variance.
 *
 * Source: Lopez-Paz and Oquab 2017, Revisiting classifier two-sample tests, arXiv:1610.06545; Nadeau and Bengio 2003,
 * Inference for the generalization error.
 */
export function classifierTest(
  first: Float64Array,
  second: Float64Array,
  dimension: number,
  rng: Rng,
): ClassifierTest {
  const firstFolds = dealt(first.length / dimension, rng.fork('first'))
  const secondFolds = dealt(second.length / dimension, rng.fork('second'))
  let area = 0
  let variance = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const a = parted(first, dimension, firstFolds, fold)
    const b = parted(second, dimension, secondFolds, fold)
    const found = heldOutArea([a.rest, b.rest], [a.held, b.held], dimension)
    area += found.area / FOLDS
    variance += found.variance / FOLDS
  }
  return { area, standardError: Math.sqrt(variance * OVERLAP) }
}

/** The fold of each row: as many in each, but for one. */
function dealt(rows: number, rng: Rng): Uint8Array {
  const folds = new Uint8Array(rows)
  for (const [place, row] of shuffledIndices(rows, rng).entries()) folds[row] = place % FOLDS
  return folds
}

function parted(values: Float64Array, dimension: number, folds: Uint8Array, fold: number) {
  const size = folds.reduce((count, own) => count + (own === fold ? 1 : 0), 0)
  const held = new Float64Array(size * dimension)
  const rest = new Float64Array(values.length - held.length)
  let [inHeld, inRest] = [0, 0]
  for (const [row, own] of folds.entries()) {
    const vector = values.subarray(row * dimension, (row + 1) * dimension)
    if (own === fold) held.set(vector, dimension * inHeld++)
    else rest.set(vector, dimension * inRest++)
  }
  return { held, rest }
}

type Pair = readonly [Float64Array, Float64Array]

function heldOutArea([first, second]: Pair, held: Pair, dimension: number) {
  const both = new Float64Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  const centre = columnMeans(both, dimension)
  const data = centred(both, centre)
  const squares = data.reduce((sum, value) => sum + value * value, 0)
  // All rows alike: nothing to scale, and nothing to tell.
  const scale = squares > 0 ? Math.sqrt(data.length / squares) : 1
  const labels = new Uint8Array(both.length / dimension).fill(1, 0, first.length / dimension)
  const model = logisticRegression(
    data.map((value) => value * scale),
    labels,
    dimension,
    { penalty: PENALTY, precision: PRECISION },
  )
  const [positives, negatives] = held.map((values) =>
    logisticScores(
      model,
      centred(values, centre).map((value) => value * scale),
    ),
  )
  return rocArea(positives, negatives)
}
