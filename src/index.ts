/** Collapse Lab from TypeScript: the same workflows as the command line. */
export {
  type AnswerOptions,
  type ArmAnswers,
  answersJson,
  type CollapseAnswers,
  collapseAnswers,
} from './analysis/answers/index.js'
export { toFrame } from './analysis/frame.js'
export * from './analysis/comparison/index.js'
export { collapseDefinitions, DEFINITIONS } from './analysis/definitions/index.js'
export { earlyWarnings } from './analysis/early-warning/index.js'
export { halfLifeByFrequency, tierSurvival } from './analysis/survival/index.js'
export type { DoseResult, ThresholdResult } from './analysis/threshold/index.js'
export { armTrend } from './analysis/trend/index.js'
export { evaluate, type Outcome } from './analysis/expectations/index.js'
export { verdict, verdictTable } from './analysis/index.js'
export type { Experiment, ResolvedArm } from './config/experiment.js'
export { type TheoryCurve, type TheoryCurves, theoryCurves } from './analysis/theory/curves.js'
export { laws } from './analysis/theory/laws.js'
export { parseExperiment } from './config/parse.js'
export { jsonSchema } from './config/index.js'
export type * from './contracts/batch.js'
export type * from './contracts/measurement.js'
export type * from './contracts/metric.js'
export type * from './contracts/module.js'
export type * from './contracts/model.js'
export type * from './contracts/recipe.js'
export type * from './contracts/registry.js'
export type * from './contracts/results.js'
export type * from './contracts/rng.js'
export type * from './contracts/stage.js'
export type * from './contracts/state.js'
export type * from './contracts/text.js'
export type * from './contracts/vectors.js'
export type * from './contracts/world.js'
export * from './errors/index.js'
export { families } from './models/registry.js'
export { keyedRng } from './random/keyed.js'
export {
  type Displayed,
  figureSpec,
  renderPng,
  renderSvg,
  reportData,
  reportFigures,
  type ShownTable,
  type Spec,
  showChart,
  showTable,
  writeReport,
} from './report/index.js'
export { writeThreshold } from './report/threshold/write-threshold.js'
export type { ExportedFile, ExportOptions } from './workflows/export-options.js'
export { type Exported, exportDataset } from './workflows/export.js'
export { loadResults } from './workflows/load.js'
export { measureDataset, saveSketches } from './workflows/measure/measure.js'
export type { MeasureEvents, MeasureOptions } from './workflows/measure/measure-options.js'
export type { PredictOptions } from './workflows/predict/from-options.js'
export { predictExperiment, predictStates } from './workflows/predict/index.js'
export type * from './workflows/predict/prediction.js'
export { replicate, type ReplicateOptions } from './workflows/replicate/replicate.js'
export { findThreshold } from './workflows/threshold/find-threshold.js'
export type { ThresholdEvents, ThresholdOptions } from './workflows/threshold/options.js'
export { type RunEvents, type RunOptions, runExperiment } from './workflows/run.js'
