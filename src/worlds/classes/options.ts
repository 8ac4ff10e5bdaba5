import { z } from 'zod'
import { linearExclusive, linearFields } from '../linear/options.js'

export const classesSchema = z
  .strictObject({
    world: z.literal('classes').describe('Standard normal inputs in two classes, on two sides of a plane.'),
    ...linearFields,
  })
  .meta(linearExclusive)

export type ClassesOptions = z.infer<typeof classesSchema>
