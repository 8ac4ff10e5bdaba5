import { z } from 'zod'
import { smoothingField } from '../states/smoothing.js'

export const categoricalSchema = z.strictObject({
  family: z.literal('categorical').describe('Multinomial distribution over finitely many states.'),
  smoothing: smoothingField,
})

export type CategoricalOptions = z.infer<typeof categoricalSchema>
