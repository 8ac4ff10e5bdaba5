export { type IntervalSource, intervalSource } from './chain-interval.js'
export { continuedControl } from './continued-control.js'
export { type ArmCost, armCosts, generationCosts, type PhaseCost } from './cost.js'
export {
  type CostTable,
  costTable,
  formatAmount,
  formatSeconds,
  generationCostTable,
} from './cost-table.js'
export { type Dose, type DoseFamily, doseFamilies, isLine } from './dose-response.js'
export { itemName } from './item-name.js'
export { foldNotes } from './fold-notes.js'
export { type Effect, type Grade, isClear, isSingle, judge } from './effect.js'
export * from './format.js'
export { comparedGenerations, describeGenerations, generationRange, nameGenerations } from './generations.js'
export { type EffectScale, type Headline, type HeadlineRole, headlines } from './headlines.js'
export { type MixSummary, mixSummaries } from './human-share.js'
export { lossCaveat } from './loss-caveat.js'
export { mainFinding, UNSURE } from './main-finding.js'
export { type MeanInterval, meanInterval } from './mean-interval.js'
export { type PairedDifference, pairedDifference } from './paired-difference.js'
export { describePool } from './pool-size.js'
export {
  chooseReference,
  describeReference,
  describeReferences,
  explainReferences,
  type Reference,
} from './reference.js'
export { type Retention, retention } from './retention.js'
export * from './sentences.js'
export { seedsCaveat } from './seeds-caveat.js'
export { keptCaveat, sizeCaveat } from './size-caveat.js'
export { type Summary, type SummaryCell, summarise } from './summarise.js'
export { describeThresholds, THRESHOLDS, type Thresholds } from './thresholds.js'
export {
  type ArmVerdict,
  compareAt,
  type Outcome,
  type Verdict,
  type VerdictOptions,
  verdict,
} from './verdict.js'
export { type VerdictTable, verdictTable } from './verdict-table.js'
export { unfinishedCaveat } from './unfinished.js'
export * from './words.js'
export {
  type IndependentDifference,
  independentDifference,
  type ValueInterval,
} from './independent-difference.js'
