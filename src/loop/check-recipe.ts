import { z } from 'zod'
import type { Recipe } from '../contracts/recipe.js'
import { RunError } from '../errors/index.js'

const border = z.int().min(0)

const take = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('range'), from: border, to: border }),
    z.object({ kind: z.literal('shuffled'), label: z.string(), from: border, to: border }),
    z.object({ kind: z.literal('indices'), indices: z.array(border) }),
  ],
  { error: 'expected kind all, range, shuffled or indices' },
)

function partSchema(generation: number) {
  const past = `of a generation before this one (0 to ${generation - 1})`
  const isPast = (given: unknown) =>
    Number.isInteger(given) && 0 <= Number(given) && Number(given) < generation
  const sample = z.custom(isPast, { error: `expected the sample ${past}` })
  const by = z.custom(isPast, { error: `expected the model ${past}` })
  const part = z.object({
    source: z.union([z.literal(['human', 'fresh']), z.object({ sample })], {
      error: `expected "human", "fresh" or { sample } ${past}`,
    }),
    take,
    weight: z.number().min(0).optional(),
    repetitions: z.int().min(1).optional(),
    edit: z
      .object({
        by,
        threshold: z.number().min(0).max(1),
        temperature: z.number().gt(0),
        top_k: z.int().min(1).optional(),
      })
      .optional(),
  })
  // How many fresh documents there are depends on what other arms need; what a range holds does not.
  return part.refine(({ source, take: { kind } }) => source !== 'fresh' || kind === 'range', {
    path: ['take'],
    error: 'expected a range of fresh documents (from: freshUsed)',
  })
}

/**
 * Refuses a recipe that breaks its contract: it decides keys and training sets, so a mistake in a strategy must not
 * pass as another recipe. Whether the documents are there is seen when they are taken.
 */
export function checkRecipe(recipe: Recipe, strategy: string, generation: number): void {
  const schema = z.object({
    parts: z.array(partSchema(generation)),
    requested: z.object({ documents: z.number().min(0), humanShare: z.number().min(0).max(1) }),
  })
  const { error } = schema.safeParse(recipe)
  if (error === undefined) return
  const [{ path, message }] = error.issues
  throw new RunError(
    `strategy ${strategy}: compose gave no recipe: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
    'A recipe is { parts: [{ source, take }], requested: { documents, humanShare } }.',
  )
}
