import { z } from 'zod'

export const SHAPES = ['blobs', 'circles', 'moons', 'swiss-roll'] as const

export const shapesSchema = z.strictObject({
  world: z.literal('shapes').describe("Points along a shape, with normal noise: scikit-learn's generators."),
  shape: z
    .enum(SHAPES)
    .default('moons')
    .describe(
      '`blobs`: about a few centres; `circles`: on two circles, radius 1 and 0.8; `moons`: on two half circles that ' +
        'reach into each other; `swiss-roll`: on a rolled-up sheet in three dimensions.',
    ),
  noise: z
    .number()
    .gt(0)
    .optional()
    .describe(
      'Standard deviation of the noise in every direction. Absent: 1 for blobs, 0.05 for circles and moons, 0.5 for ' +
        'the swiss roll, whose sheet is about 90 long and 21 wide. Below 0.3 the points of the roll stand apart.',
    ),
  centres: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Of `blobs` alone: centres, drawn between -10 and 10 on every axis, the same for the same options (default 3).',
    ),
  dimension: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('Of `blobs` alone: numbers of each point (default 2).'),
})

export type ShapesOptions = z.infer<typeof shapesSchema>
