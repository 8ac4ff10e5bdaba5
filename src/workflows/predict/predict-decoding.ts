import { decodedGenerations } from '../../analysis/theory/decoding-limit.js'
import { entropyOf } from '../../analysis/theory/distribution.js'
import type { ArmToPredict, PredictedDecoding, ToPredict } from './prediction.js'
import { humanOf } from './predict-loss.js'

/**
 * What a temperature or a nucleus does alone, if it is applied to whole states; undefined where nothing changes the
 * distribution, and a reason where the limit is not known.
 */
export function predictDecoding(
  arm: ArmToPredict,
  { frequencies, generations, items }: ToPredict,
): PredictedDecoding | string | undefined {
  const { temperature = 1, top_p: topP = 1 } = arm.decoding as { temperature?: number; top_p?: number }
  if ((temperature === 1 && topP === 1) || arm.modelFails !== undefined) return undefined
  if (items !== 'states') return 'it acts on tokens, and how it changes the facts they tell is not known'
  if (frequencies === undefined)
    return 'the true frequencies are not known, only counts in the training split'
  if (!['replace', 'mix'].includes(arm.strategy.name)) {
    return `known for replace and mix alone, not for ${arm.strategy.name}`
  }
  const { share } = humanOf(arm)
  const all = decodedGenerations(frequencies, { temperature, topP }, share, generations)
  return { entropy: all.map(entropyOf) }
}
