export { type AuditInput, audit } from './audit.js'
export { type BreadthChange, breadthChanges } from './breadth.js'
export * from './evidence.js'
