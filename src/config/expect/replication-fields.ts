import { z } from 'zod'

const overrides = z.record(z.string(), z.unknown())

const figureSchema = z.strictObject({
  metric: z.string().min(1).describe('Id of a metric, or id/group.'),
  arms: z.array(z.string()).min(1).optional().describe('The arms drawn; default: all.'),
  variants: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The variants drawn, `base` for the experiment as it stands; default: all that are run.'),
})

/** Names of variants become part of the name of a folder. */
const variantName = z
  .string()
  .max(40, 'expected at most 40 characters')
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/, 'expected letters, digits, "-" and "_"')
  .refine((name) => name !== 'base' && name !== 'quick', 'base and quick mean something already')

export const replicationSchema = z
  .strictObject({
    title: z.string().min(1).describe('What is replicated, in a few words.'),
    source: z.string().min(1).describe('Authors, year, arXiv number or doi.'),
    claim: z.string().min(1).describe('The finding as one sentence; the title of the figure where it holds.'),
    theory: z.string().optional().describe('The theory that is drawn and its assumption, as one sentence.'),
    variants: z
      .record(variantName, overrides)
      .default({})
      .describe(
        'Named overrides, merged over the experiment as arms are: what arms cannot differ in, such as human data.',
      ),
    quick: overrides
      .default({})
      .describe('Overrides for `collapse replicate --quick`, over those of a variant.'),
    needs: z
      .record(z.string(), z.literal('text'))
      .default({})
      .describe(
        'Variants (or base) that need something of the user’s. text: the file of --text, which replaces human.files; without it the variant is not run.',
      ),
    figures: z.array(figureSchema).min(1).describe('The figures of the report.'),
    because: z.string().optional().describe('What is known of targets that do not hold.'),
  })
  .describe('Makes the file a replication, which `collapse replicate` runs and checks.')

export type Replication = z.infer<typeof replicationSchema>
export type ReplicationFigure = z.infer<typeof figureSchema>
/** Name of the experiment as it stands, beside the variants. */
export const BASE = 'base'
