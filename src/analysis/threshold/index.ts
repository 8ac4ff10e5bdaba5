export type { Decision } from './decide.js'
export { crossing, type DosePoint, doseResponse } from './dose-response.js'
export { countDoses, type DoseRange, shareDoses } from './doses.js'
export { type Kept, keepRule, type KeepRule, keptOf, type Pairs } from './keep-rule.js'
export { type Look, looks } from './looks.js'
export type {
  DoseKind,
  DoseResult,
  Draw,
  ThresholdResult,
  ThresholdStatus,
  ThresholdTheory,
} from './result.js'
export {
  type Observe,
  type Search,
  type SearchOptions,
  searchThreshold,
  type TestedDose,
  testsOfBisection,
} from './search.js'
export { doseTable } from './dose-table.js'
export * from './sentences.js'
