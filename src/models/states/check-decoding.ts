import type { Decoding } from '../../contracts/model.js'
import { BadInputError } from '../../errors/index.js'

/** Refuses what is not defined for a state, or for a token of a Markov chain, by itself. */
export function checkStateDecoding(
  family: string,
  { typical_p = 1, repetition_penalty = 1, beams }: Decoding,
): void {
  const asked = {
    typical_p: typical_p !== 1,
    repetition_penalty: repetition_penalty !== 1,
    beams: beams !== undefined,
  }
  for (const [rule, used] of Object.entries(asked)) {
    if (!used) continue
    throw new BadInputError(
      `family ${family} does not know ${rule}`,
      `Leave ${rule} away: it draws with temperature, top_k, top_p, min_p and greedy.`,
    )
  }
}
