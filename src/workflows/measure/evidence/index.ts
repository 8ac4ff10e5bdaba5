export { gatherEvidence } from './gather.js'
