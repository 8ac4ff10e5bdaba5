export { type AuditInput, audit } from './audit.js'
export { type BreadthChange, breadthChanges } from './breadth.js'
export * from './evidence.js'
export { countsKinds, formatRatio, type MeasureRatio, measureRatio } from './measure-ratio.js'
