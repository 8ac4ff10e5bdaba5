export { COMPARISON_COLUMNS, type ComparisonColumn } from './columns.js'
export { type CompareOptions, type Comparison, compareArms } from './compare-arms.js'
export { comparisonFrame } from './frame.js'
export type { ComparisonFinding, ComparisonRow } from './row.js'
