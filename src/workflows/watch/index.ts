export { followStoredRun } from './follow-stored-run.js'
export { type LiveReport, openLiveReport } from './live-report.js'
export type { LiveProgress } from './live-server.js'
export { ResultsSoFar } from './results-so-far.js'
