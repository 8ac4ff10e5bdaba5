import type { Results } from '../contracts/results.js'
import { describeReference } from './reference.js'
import type { Verdict } from './verdict.js'
import { capitalised } from './words.js'

/**
 * One sentence where the reference trains on human data alone and goes on from its own previous model: such a
 * control is no flat line. Nothing otherwise.
 */
export function continuedControl({ arms }: Results, { reference }: Verdict): string | undefined {
  if (reference.kind !== 'arm') return undefined
  const arm = arms.find(({ name }) => name === reference.arm)
  if (arm === undefined || !arm.humanOnly || !arm.continues) return undefined
  return `${capitalised(describeReference(reference))} goes on from its own previous model on the same human text: it has been trained as often as the other arms, so it overfits more with every generation and is no flat line.`
}
