import { z } from 'zod'

const componentSchema = z.strictObject({
  weight: z.number().gt(0).default(1).describe('Share of the items, relative to the other components.'),
  mean: z.array(z.number()).min(1).describe('Centre, one number for each dimension.'),
  sd: z.number().gt(0).optional().describe('Standard deviation in every direction; default 1.'),
  covariance: z
    .array(z.array(z.number()).min(1))
    .min(1)
    .optional()
    .describe('Covariance matrix, row by row, instead of sd.'),
})

export const mixtureSchema = z.strictObject({
  world: z.literal('mixture').describe('Points from a mixture of normal distributions.'),
  components: z
    .array(componentSchema)
    .min(1)
    .optional()
    .describe('The distributions, one by one; default: modes alike, laid out as layout says.'),
  layout: z
    .enum(['grid', 'ring', 'line'])
    .optional()
    .describe(
      'Where modes lie: on a square `grid` (default) or a `ring` in two dimensions, or on a `line` in one.',
    ),
  modes: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('Modes of a layout, of a grid a square number; default 25.'),
  spacing: z.number().gt(0).optional().describe('Distance of neighbouring modes of a layout; default 2.'),
  sd: z
    .number()
    .gt(0)
    .optional()
    .describe('Standard deviation of the modes of a layout in every direction; default 0.05.'),
})

export type MixtureOptions = z.infer<typeof mixtureSchema>
export type MixtureComponent = z.infer<typeof componentSchema>
