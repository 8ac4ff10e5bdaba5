import { type ZodObject, type ZodType, z } from 'zod'
import type { RegistryEntry } from '../contracts/registry.js'
import type { Catalogue } from './catalogue.js'
import { expectSchema } from './expect/expect-fields.js'
import { replicationSchema } from './expect/replication-fields.js'
import * as fields from './fields.js'

/** The schemas that arms are parsed with after merging; assembled from the registries. */
export interface Pieces {
  readonly world: ZodType
  readonly model: ZodType
  readonly mixing: ZodType
  readonly curation: ZodType
  readonly sample: ZodType
}

let skeleton: ReturnType<typeof buildSchema> | undefined
const whole = new WeakMap<Pieces, ReturnType<typeof buildSchema>>()
const assembled = new WeakMap<Catalogue, Pieces>()

/** The pieces of a catalogue, assembled once. */
export function piecesOf(catalogue: Catalogue): Pieces {
  const known = assembled.get(catalogue)
  if (known !== undefined) return known
  const pieces = {
    world: union('world', [
      ...catalogue.worlds.map((entry) => objectOf(entry).safeExtend(fields.worldSizes)),
      ...catalogue.vectorWorlds.map((entry) => objectOf(entry).safeExtend(fields.vectorSizes)),
    ]),
    model: union('family', [...catalogue.families, ...catalogue.vectorFamilies].map(objectOf)),
    mixing: union('strategy', catalogue.strategies.map(objectOf)),
    curation: z
      .array(union('stage', [...catalogue.stages, ...catalogue.vectorStages].map(objectOf)))
      .default([]),
    sample: fields.sampleSchema.prefault({}),
  }
  assembled.set(catalogue, pieces)
  return pieces
}

/**
 * The whole file. With `pieces`, what editors and the reference page show; without, what is checked before
 * arms are merged: there the parts that arms complete may be anything.
 */
export function experimentSchema(pieces?: Pieces): ReturnType<typeof buildSchema> {
  if (pieces === undefined) {
    skeleton ??= buildSchema()
    return skeleton
  }
  const schema = whole.get(pieces) ?? buildSchema(pieces)
  whole.set(pieces, schema)
  return schema
}

function union(key: string, options: readonly ZodObject[]): ZodType {
  const [first, ...rest] = options
  // An empty registry accepts nothing; a union needs an option to be one.
  return first === undefined ? z.never() : z.discriminatedUnion(key, [first, ...rest])
}

function objectOf({ name, schema }: RegistryEntry<unknown>): ZodObject {
  if (schema instanceof z.ZodObject) return schema
  throw new TypeError(`the schema of ${name} is no object schema: options are written as key: value`)
}

function buildSchema(pieces?: Pieces) {
  const mapping = z.record(z.string(), z.unknown())
  const model = (pieces?.model ?? z.unknown())
    .optional()
    .describe('The kind of model (family) and its options.')
  const mixing = (pieces?.mixing ?? z.unknown())
    .optional()
    .describe('How training sets are mixed (strategy); arms start from it and override.')
  const curation = (pieces?.curation ?? z.unknown())
    .optional()
    .describe('Stages that filter a sample before it is trained on, in order.')
  const sample = (pieces?.sample ?? z.unknown())
    .optional()
    .describe('What each generation writes, and how it is drawn.')
  const arm = z
    .strictObject({
      description: z.string().optional().describe('What this arm stands for; shown in the report.'),
      reference: fields.referenceSchema.optional(),
      mixing,
      model,
      curation,
      loop: z
        .strictObject({
          sample,
          budget: fields.budgetSchema.optional(),
          training_tokens: fields.trainingTokensSchema.optional(),
        })
        .optional(),
    })
    .describe('What this arm does otherwise than the base: merged over it key by key.')
  return z.strictObject({
    name: fields.nameSchema,
    description: fields.descriptionSchema.default(''),
    human: (pieces === undefined ? mapping : z.union([pieces.world, fields.filesSchema])).describe(
      'The human data: a world of text ({ world: almanac, documents: 2000 }) or of numbers ({ world: normal, points: 100 }), or files ({ files: [my.jsonl] }).',
    ),
    model,
    loop: z
      .strictObject({
        generations: fields.generationsSchema,
        budget: fields.budgetSchema.optional(),
        training_tokens: fields.trainingTokensSchema.optional(),
        sample,
        probe: fields.probeSchema
          .prefault({})
          .describe('The sample that is only measured, the same size in every arm and generation.'),
        keep_models: fields.keepModelsSchema,
        excerpts: fields.excerptsSchema,
      })
      .prefault({})
      .describe('How many generations, what each of them writes, and what is measured and kept.'),
    mixing,
    curation,
    arms: z.record(fields.armNameSchema, arm).default({}).describe('The arms to compare, by name.'),
    control: fields.controlSchema,
    seeds: fields.seedsSchema,
    metrics: fields.metricsSchema,
    tokenisation: fields.tokenisationSchema,
    embeddings: fields.embeddingsSchema.optional(),
    expect: expectSchema,
    replication: replicationSchema.optional(),
  })
}
