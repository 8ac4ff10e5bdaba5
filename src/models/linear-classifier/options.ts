import { z } from 'zod'
import { designField } from '../linear/design.js'

export const linearClassifierSchema = z.strictObject({
  family: z
    .literal('linear-classifier')
    .describe('Linear classifier: the mean of the inputs times their labels.'),
  design: designField('new'),
  label_noise: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Probability that a label which the model gives is flipped.'),
})

export type LinearClassifierOptions = z.infer<typeof linearClassifierSchema>
