import type { Decoding } from '../contracts/model.js'
import { BadInputError } from '../errors/index.js'

/** Of every rule of decoding, what changes nothing. */
const WITHOUT_EFFECT: Readonly<Record<Exclude<keyof Decoding, 'max_tokens'>, unknown>> = {
  temperature: 1,
  top_k: undefined,
  top_p: 1,
  min_p: 0,
  typical_p: 1,
  greedy: false,
  repetition_penalty: 1,
  beams: undefined,
}

/** Throws a BadInputError where a rule of decoding would have an effect: for families that only sample as they are. */
export function refuseDecoding(family: string, decoding: Decoding, why: string): void {
  const rules = Object.entries(WITHOUT_EFFECT) as [keyof typeof WITHOUT_EFFECT, unknown][]
  for (const [rule, neutral] of rules) {
    const value = decoding[rule]
    if (value === undefined || value === neutral) continue
    throw new BadInputError(`family ${family} does not know ${rule}: ${why}`, `Leave ${rule} away.`)
  }
}
