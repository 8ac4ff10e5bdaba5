export type { Answer } from './answer.js'
export { type Attribution, attribution, type SubsetSplit } from './attribution.js'
export {
  type ArmDefinitions,
  collapseDefinitions,
  DEFINITIONS,
  type DefinitionAnswer,
  type DefinitionOptions,
} from './definitions.js'
export type { Stage } from './stage.js'
export { DEFINITION_THRESHOLDS, type DefinitionThresholds } from './thresholds.js'
