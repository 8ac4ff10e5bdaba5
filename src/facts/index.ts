export { type FactsSpec, type OpenedFacts, openFacts } from './open.js'
