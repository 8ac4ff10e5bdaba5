import type { KeepModels } from '../config/experiment.js'
import type { FamilyCapabilities } from '../contracts/model.js'

/**
 * Which models are stored. A model that is dear to fit, or that the next generation goes on from, is stored also where
 * `keep_models` does not ask for it, until the next generation is stored: after an interruption the run goes on from
 * it. Asked for again later, it is fitted again.
 */
export interface KeptModels {
  readonly keep: KeepModels
  readonly capabilities: Pick<FamilyCapabilities, 'cheapFit' | 'continues'>
}

/** Whether a generation's model is stored when the generation is. */
export function isModelStored({ keep, capabilities }: KeptModels, generation: number, last: number): boolean {
  const isEnd = generation === 0 || generation === last
  // All arms of a seed begin with the model of generation 0: none of them may remove it, so nothing stores it in passing.
  if (keep === 'none') return !isEnd && capabilities.continues === true
  if (keep === 'all' || isEnd) return true
  return !capabilities.cheapFit || capabilities.continues === true
}

/** Whether a generation's model goes once the next generation is stored. */
export function isModelDropped({ keep, capabilities }: KeptModels, generation: number): boolean {
  if (keep === 'all' || generation === 0) return false
  if (keep === 'none') return capabilities.continues === true
  return !capabilities.cheapFit || capabilities.continues === true
}
