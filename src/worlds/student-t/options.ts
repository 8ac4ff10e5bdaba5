import { z } from 'zod'

export const studentTSchema = z.strictObject({
  world: z.literal('student-t').describe("Student's t distribution, in one dimension: heavy tails."),
  degrees: z
    .number()
    .min(0.5)
    .max(1000)
    .default(10)
    .describe('Degrees of freedom; of 2 or fewer the variance is infinite, of 1 or fewer there is no mean.'),
  scale: z.number().gt(0).default(1).describe('What the variable is multiplied with.'),
})

export type StudentTOptions = z.infer<typeof studentTSchema>
