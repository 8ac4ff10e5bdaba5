import { z } from 'zod'
import { smoothingField } from '../states/smoothing.js'

export const markovChainSchema = z.strictObject({
  family: z.literal('markov-chain').describe('Markov chain of tokens: each depends on the one before it.'),
  smoothing: smoothingField,
})

export type MarkovChainOptions = z.infer<typeof markovChainSchema>
