import { z } from 'zod'
import { BadInputError } from '../../errors/index.js'
import { statementsPerDocument, zipfExponent } from '../fact-fields.js'
import { titleCount } from './titles.js'

export const almanacSchema = z.strictObject({
  world: z.literal('almanac').describe('The world of people, places and works.'),
  facts: z.int().min(1).max(500_000).default(2000).describe('How many facts there are to be stated.'),
  zipf_exponent: zipfExponent(
    'Exponent s of the law of fact frequencies, rank^-s: 0 states all facts alike, the larger, the rarer the tail.',
  ),
  statements_per_document: statementsPerDocument,
  people: z.int().min(2).max(100_000).optional().describe('People; by default 0.15 per fact, at least 12.'),
  places: z.int().min(2).max(5000).optional().describe('Places; by default 0.04 per fact, 8 to 5,000.'),
  works: z
    .int()
    .min(2)
    .max(titleCount)
    .optional()
    .describe(`Works; by default 0.06 per fact, 8 to ${titleCount.toLocaleString('en')}.`),
})

/** What a user may write; the key `world` chose this world and may be left out from here on. */
export type AlmanacOptions = Partial<z.input<typeof almanacSchema>>

/** Options with nothing left open. */
export interface ResolvedOptions {
  readonly facts: number
  readonly zipfExponent: number
  readonly statements: number
  readonly sizes: { readonly person: number; readonly place: number; readonly work: number }
}

/**
 * Parses the options and derives the sizes that were left out.
 *
 * @example
 * resolveOptions({ facts: 2000 }).sizes // { person: 300, place: 80, work: 120 }
 */
export function resolveOptions(options: AlmanacOptions): ResolvedOptions {
  const parsed = almanacSchema.safeParse(withWorld(options))
  if (!parsed.success) throw badOption(parsed.error.issues[0], options)
  const { facts, zipf_exponent, statements_per_document, people, places, works } = parsed.data
  return {
    facts,
    zipfExponent: zipf_exponent,
    statements: statements_per_document,
    sizes: {
      person: people ?? Math.max(12, Math.ceil((facts * 15) / 100)),
      place: places ?? Math.min(5000, Math.max(8, Math.ceil((facts * 4) / 100))),
      work: works ?? Math.min(titleCount, Math.max(8, Math.ceil((facts * 6) / 100))),
    },
  }
}

function withWorld(options: AlmanacOptions): unknown {
  return typeof options === 'object' && options !== null ? { world: 'almanac', ...options } : options
}

function badOption(issue: z.core.$ZodIssue, options: unknown): BadInputError {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(almanacSchema.shape).join(', ')
    return new BadInputError(
      `The world almanac has no option ${issue.keys.join(', ')}.`,
      `Options are ${known}. Remove it or mend its spelling.`,
    )
  }
  const name = String(issue.path[0] ?? '')
  if (!isOption(name))
    return new BadInputError('Options of the world almanac must be an object.', issue.message)
  const given = JSON.stringify((options as Record<string, unknown>)[name])
  return new BadInputError(
    `The world almanac cannot take ${name}: ${given}. ${issue.message}.`,
    `${name}: ${almanacSchema.shape[name].description} Change it or leave it out for the default.`,
  )
}

function isOption(name: string): name is keyof typeof almanacSchema.shape {
  return Object.hasOwn(almanacSchema.shape, name)
}
