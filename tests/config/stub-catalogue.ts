import { z } from 'zod'
import type { Catalogue } from '../../src/config/catalogue.js'
import type { RegistryEntry } from '../../src/contracts/registry.js'
import { BadInputError } from '../../src/errors/index.js'

const amount = z
  .strictObject({
    share: z.number().min(0).max(1).optional().describe('Human share of the final mix.'),
    count: z.int().min(0).optional(),
    draw: z.enum(['fixed', 'redraw', 'fresh']),
  })
  .refine(({ share, count }) => (share === undefined) !== (count === undefined), {
    message: 'expected exactly one size: share or count',
  })
  .meta({ exclusive: [['share', 'count']] })

const smoothing = z.union([
  z.literal('none'),
  z.strictObject({ absolute: z.number().gt(0).lt(1) }),
  z.strictObject({ add: z.number().gt(0) }),
])

function entry(name: string, schema: z.ZodType): RegistryEntry<never> {
  return { name, schema, summary: name, load: () => Promise.reject(new Error('not loaded by config')) }
}

const known = ['diversity', 'entropy', 'form', 'repetition', 'loss', 'novelty', 'facts']

/** A catalogue like the real one that no other test's work can change. */
export const stubCatalogue: Catalogue = {
  worlds: [
    entry('almanac', z.strictObject({ world: z.literal('almanac'), facts: z.int().min(1).default(2000) })),
    { ...entry('mute', z.strictObject({ world: z.literal('mute') })), reader: false },
  ],
  families: [
    entry(
      'ngram',
      z.strictObject({
        family: z.literal('ngram'),
        order: z.int().min(1).max(8).default(6),
        smoothing: smoothing.default({ absolute: 0.1 }),
      }),
    ),
    entry('unigram', z.strictObject({ family: z.literal('unigram') })),
  ],
  strategies: [
    entry('human-only', z.strictObject({ strategy: z.literal('human-only') })),
    entry('replace', z.strictObject({ strategy: z.literal('replace') })),
    entry('mix', z.strictObject({ strategy: z.literal('mix'), human: amount })),
  ],
  stages: [
    entry('deduplicate', z.strictObject({ stage: z.literal('deduplicate') })),
    entry('length', z.strictObject({ stage: z.literal('length'), min: z.int().default(1) })),
  ],
  metricIds(selectors) {
    const unknown = selectors.find((selector) => !known.includes(selector))
    if (unknown !== undefined) throw new BadInputError(`unknown metric "${unknown}"`, 'collapse list metrics')
    return selectors.map((selector) => `${selector}.id`)
  },
  loadMetrics: () => Promise.reject(new Error('not loaded by config')),
  vectorWorlds: [{ ...entry('normal', z.strictObject({ world: z.literal('normal') })), data: 'vectors' }],
  vectorFamilies: [
    {
      ...entry('gaussian', z.strictObject({ family: z.literal('gaussian') })),
      data: 'vectors',
      state: 'normal',
    },
  ],
  vectorStages: [
    { ...entry('label-verifier', z.strictObject({ stage: z.literal('label-verifier') })), data: 'vectors' },
  ],
  vectorMetricIds: (selectors) => selectors,
  defaultVectorMetricIds: (kind) => [`${kind}.id`],
  loadVectorMetrics: () => Promise.reject(new Error('not loaded by config')),
  metricSelector: (id) => id.replace(/\.id$/, ''),
  modules: new Map(),
}
