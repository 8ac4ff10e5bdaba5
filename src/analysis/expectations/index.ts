export { describeExpectation } from './describe.js'
export { evaluate, ownOutcomes, type ResultsByVariant } from './evaluate.js'
export { outcomeInUnits } from './in-units.js'
export { formatQuantity, formatQuantityInterval } from './format-quantity.js'
export { generationRange } from './measure.js'
export { type NamedLaw, namedLaw } from './named-law.js'
export {
  type ExpectedRange,
  isFailure,
  type MeasuredQuantity,
  type Outcome,
  type OutcomeVerdict,
} from './outcome.js'
export { splitMetric } from './run-values.js'
