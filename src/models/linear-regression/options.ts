import { z } from 'zod'
import { designField } from '../linear/design.js'

export const linearRegressionSchema = z.strictObject({
  family: z.literal('linear-regression').describe('Linear regression without intercept, by least squares.'),
  design: designField('fixed'),
  noise: z
    .number()
    .min(0)
    .optional()
    .describe("Standard deviation of what is added to a sample's targets; default: the world's own."),
  penalty: z
    .number()
    .min(0)
    .default(0)
    .describe(
      'Ridge penalty: this times the squared length of the coefficients is added to the sum of squares.',
    ),
  label_shift: z
    .number()
    .min(0)
    .default(0)
    .describe(
      'A labeller that is wrong by a constant: before a sample is labelled, each of the d coefficients is moved by ' +
        'this over the root of d. The squared error of its labels is then the square of this times the mean ' +
        'variance of the inputs (the c of Strong Model Collapse).',
    ),
})

export type LinearRegressionOptions = z.infer<typeof linearRegressionSchema>
