import type { DataFrame } from 'danfojs-node'
import { toFrame } from '../analysis/frame.js'
import type { Results } from '../contracts/results.js'

/** Results with their table as a danfojs DataFrame (loaded when asked for). */
export type ExperimentResults = Results & { toFrame(): Promise<DataFrame> }

export function withFrame(results: Results): ExperimentResults {
  return { ...results, toFrame: () => toFrame(results) }
}
