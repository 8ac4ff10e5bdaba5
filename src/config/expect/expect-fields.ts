import { z } from 'zod'
import { type Expectation, statistics, targets } from '../../contracts/expectation.js'

const generation = z.int().min(0)

const generationSchema = z
  .union([generation, z.literal('last'), z.tuple([generation, z.union([generation, z.literal('last')])])], {
    error: 'expected a generation, last, or [from, to]',
  })
  .default('last')
  .describe('A generation, `last`, or [from, to] for a statistic over generations; to may be last.')

const statisticSchema = z
  .enum(statistics)
  .optional()
  .describe(
    'Of the values of a run over [from, to]: mean, change (last minus first), retained (last / first), slope (per generation, least squares), log_log_slope (of the logarithm over the logarithm of the generation, from generation 1 on), sum, sum_of_complement (of 1 - value: the expected time of an event whose share by each generation is measured), min, max. Default: value for one generation, mean for several.',
  )

const lawSchema = z
  .strictObject({
    name: z.string().min(1).describe('Name of the law; see docs/theory.md.'),
    with: z.record(z.string(), z.unknown()).default({}).describe('Its parameters.'),
    generation: generation
      .optional()
      .describe(
        'The generation whose value is the target; default: the one measured, and for a statistic the same statistic of the law.',
      ),
  })
  .describe(
    'The target is what this closed form says; a lower bound is to be reached, an upper bound not exceeded.',
  )

const withinSchema = z
  .strictObject({
    standard_errors: z.number().min(0).default(4).describe('So many standard errors of what was measured.'),
    relative: z.number().min(0).default(0).describe('This share of the target, added.'),
    absolute: z.number().min(0).default(0).describe('This much, added.'),
  })
  .prefault({})
  .describe(
    'How far the measured value may be from the target. The standard error comes from the seeds; with one seed from the interval that the metric itself gives.',
  )

const overVariantsSchema = z
  .strictObject({
    x: z
      .record(z.string(), z.number())
      .refine((points) => new Set(Object.values(points)).size >= 2, 'expected at least two different x')
      .describe('Variants of the replication, each with its place on the x axis.'),
    statistic: z
      .enum(['slope', 'log_log_slope'])
      .describe('Least squares of what is measured in each variant over x, or of their logarithms.'),
  })
  .describe('What is measured is combined over variants of a replication.')

const clearly = (side: string) =>
  z
    .union([z.number(), z.string().min(1)], { error: 'expected a number or the name of an arm' })
    .optional()
    .describe(`Clearly ${side} a number or another arm: the 95% interval of the difference excludes it.`)

/** One entry of `expect`. */
export const expectationSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .optional()
      .describe('What is expected, in words; default: written from the rest.'),
    variants: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        'Variants of a replication in each of which it is expected; `base` is the experiment as it stands. Default: [base].',
      ),
    over_variants: overVariantsSchema.optional(),
    arm: z.string().min(1).describe('The arm that is measured.'),
    against: z
      .string()
      .min(1)
      .optional()
      .describe('Another arm: what is measured is the difference or ratio to it, paired by seed.'),
    as: z
      .enum(['difference', 'ratio'])
      .default('difference')
      .describe('How `against` compares: arm minus other, or arm / other; the mean of that of each seed.'),
    metric: z
      .string()
      .min(1)
      .describe('Id of a metric that the experiment measures, or id/group: facts.coverage/rare.'),
    generation: generationSchema,
    statistic: statisticSchema,
    equals: z.number().optional().describe('The value.'),
    law: lawSchema.optional(),
    at_least: z.number().optional().describe('Not below this, within the tolerance.'),
    at_most: z.number().optional().describe('Not above this, within the tolerance.'),
    between: z.tuple([z.number(), z.number()]).optional().describe('[low, high], within the tolerance.'),
    above: clearly('above'),
    below: clearly('below'),
    by: z.number().min(0).default(0).describe('With above or below: further away than this.'),
    within: withinSchema,
    status: z
      .enum(['read', 'derived', 'memory', 'uncertain'])
      .default('read')
      .describe(
        'Where the target is from: read in the source, derived and checked, from memory, or sources disagree. The last two are shown and never asserted.',
      ),
    source: z.string().default('').describe('Paper and equation.'),
    quick: z.boolean().default(true).describe('false: left out of `collapse replicate --quick`.'),
    because: z
      .string()
      .optional()
      .describe('Why it is known not to hold; shown beside a failure, which stays one.'),
  })
  .superRefine((entry, context) => {
    const given = targets.filter((key) => entry[key] !== undefined)
    if (given.length === 1) return
    const came = given.length === 0 ? 'none' : given.join(' and ')
    context.addIssue({
      code: 'custom',
      message: `expected exactly one of ${targets.join(', ')}, got ${came}`,
    })
  })
  .meta({ exclusive: [[...targets], ['variants', 'over_variants']] })

export const expectSchema = z
  .array(expectationSchema satisfies z.ZodType<Expectation>)
  .default([])
  .describe(
    'What the results must be: checked after a run, by `collapse compare` and by `collapse replicate`, which end with exit code 4 where something does not hold; shown at the top of the report. Decides no number.',
  )
