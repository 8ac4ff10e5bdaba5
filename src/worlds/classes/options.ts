import { z } from 'zod'
import { linearFields } from '../linear/options.js'

export const classesSchema = z.strictObject({
  world: z.literal('classes').describe('Standard normal inputs in two classes, on two sides of a plane.'),
  ...linearFields,
})

export type ClassesOptions = z.infer<typeof classesSchema>
