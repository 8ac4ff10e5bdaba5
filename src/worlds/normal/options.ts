import { z } from 'zod'

export const normalSchema = z.strictObject({
  world: z.literal('normal').describe('A normal distribution.'),
  dimension: z.int().min(1).max(1000).default(1).describe('Numbers of each point.'),
  mean: z.number().default(0).describe('Mean, of every axis.'),
  sd: z
    .number()
    .gt(0)
    .default(1)
    .describe('Standard deviation: of every axis, or of the first where there is a `spectrum`.'),
  spectrum: z
    .strictObject({
      power: z.number().min(0).describe('The variance of axis i is sd^2 i^-power.'),
    })
    .optional()
    .describe('Axes of unequal variance, by a power law; absent: all alike.'),
})

export type NormalWorldOptions = z.infer<typeof normalSchema>
