import { z } from 'zod'

export const linearClassifierSchema = z.strictObject({
  family: z
    .literal('linear-classifier')
    .describe('Linear classifier: the mean of the inputs times their labels.'),
  design: z
    .enum(['fixed', 'new'])
    .default('new')
    .describe(
      'Whose inputs a sample labels: those of the human training split, again in every generation (`fixed`), or new ' +
        'ones from the world (`new`).',
    ),
  label_noise: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Probability that a label which the model gives is flipped.'),
})

export type LinearClassifierOptions = z.infer<typeof linearClassifierSchema>
