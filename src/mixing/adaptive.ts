import { z } from 'zod'
import type { ComposeContext, PastGeneration, Strategy } from '../contracts/recipe.js'
import { RunError } from '../errors/index.js'
import { constantSizeNeeds, constantSizeParts } from './constant-size.js'
import { drawFields } from './human-draw.js'
import { percent } from './percent.js'
import { relativeDeficit } from './relative-deficit.js'

export const schema = z.strictObject({
  strategy: z.literal('adaptive'),
  metric: z
    .string()
    .min(1)
    .describe(
      'Metric to hold near the control: an id (distinct_n.pooled.n2) or id/group (facts.coverage/1).',
    ),
  gain: z
    .number()
    .gt(0)
    .default(1)
    .describe('How much the human share rises per generation for each unit of deficit above the tolerance.'),
  tolerance: z
    .number()
    .min(0)
    .default(0.05)
    .describe('Relative gap to the control that is left alone: 0.05 is 5%.'),
  start: z.number().min(0).max(1).default(0).describe('Human share of generation 1.'),
  most: z.number().min(0).max(1).default(1).describe('Largest human share of a mix.'),
  human: z
    .strictObject({
      ...drawFields,
      budget: z
        .int()
        .min(0)
        .optional()
        .describe(
          'Human documents over the whole run, as the mixes take them (before loop.training_tokens cuts or repeats), repetitions included; default: no limit.',
        ),
    })
    .describe('How human data is drawn, and how much there may be in all.'),
})

type Options = z.infer<typeof schema>

/**
 * A `mix` that buys human data where it is missed. An integral controller sets the human share of generation g:
 *
 * share(1) = min(start, most), share(g) = clamp(share(g - 1) + gain * (deficit(g - 1) - tolerance), 0, most)
 *
 * The deficit is the relative gap of one metric to the control in the generation before, counted in the metric's bad
 * direction (both directions where it has none): 0.1 is 10% worse, below 0 is better. The rest of the mix is a
 * random part of the last kept sample, its size constant.
 *
 * `human.budget` limits the human documents of all generations together. What is left goes to the generation that
 * asks first; then the share is 0. The recipe keeps the share that was asked for beside the one realised, and it is
 * the one asked for that the controller goes on from. Less than half a document is none.
 *
 * Everything follows from past recipes and measurements, so resuming gives the same run. Draws are those of `mix`:
 * `redraw` conditions on the training split, `fresh` on the truth.
 */
export const adaptive: Strategy<Options> = {
  name: 'adaptive',
  version: 1,
  describe: ({ metric, most, human }) => {
    const budget = human.budget === undefined ? '' : `, ${human.budget} documents in all`
    return `up to ${percent(most)} human (${human.draw}${budget}) as ${metric} falls behind the control, the rest the last sample`
  },
  async compose(options, context) {
    const share = await demandedShare(options, context)
    const documents = Math.min(Math.round(share * context.budget), budgetLeft(options, context))
    return {
      parts: constantSizeParts(options.human, documents, context),
      requested: { documents: context.budget, humanShare: share },
    }
  },
  // Nobody knows the deficits beforehand: every generation may ask for the most until the budget is used up.
  needs({ start, most, human }, generation, sizes) {
    const first = Math.round(Math.min(start, most) * sizes.budget)
    const later = Math.round(most * sizes.budget)
    const upTo = (last: number) =>
      Math.min(human.budget ?? Number.POSITIVE_INFINITY, last === 0 ? 0 : first + (last - 1) * later)
    const documents = upTo(generation) - upTo(generation - 1)
    const needs = constantSizeNeeds(human, documents, sizes)
    const fewest = constantSizeNeeds(human, generation === 1 ? documents : 0, sizes)
    return { ...needs, lastSample: fewest.lastSample }
  },
  requires: ({ metric }) => ({ controlMetric: metric }),
}

async function demandedShare(options: Options, context: ComposeContext): Promise<number> {
  const { metric, start, most, gain, tolerance } = options
  const last = context.generation - 1
  if (last === 0) return Math.min(start, most)
  const { recipe, metrics } = context.history[last]
  const control = await context.control(last)
  const deficit = relativeDeficit(
    valueIn(metrics, metric, `generation ${last} of this arm`),
    valueIn(control, metric, `generation ${last} of the control`),
    context.better(metric.replace(/\/[^/]*$/, '')),
  )
  if (deficit === undefined) {
    throw new RunError(
      `adaptive: ${metric} is ${control[metric]} in generation ${last} of the control, a relative gap to that is not defined`,
      'Watch another metric.',
    )
  }
  return Math.min(most, Math.max(0, recipe.requested.humanShare + gain * (deficit - tolerance)))
}

function valueIn(metrics: Readonly<Record<string, number>>, metric: string, where: string): number {
  const value = metrics[metric]
  if (value !== undefined) return value
  const groups = Object.keys(metrics).filter((id) => id.startsWith(`${metric.replace(/\/[^/]*$/, '')}/`))
  throw new RunError(
    `adaptive: ${metric} has no value in ${where}`,
    groups.length > 0 ? `There are ${groups.join(', ')}.` : 'Watch a metric that is always defined.',
  )
}

function budgetLeft({ human }: Options, context: ComposeContext): number {
  if (human.budget === undefined) return Number.POSITIVE_INFINITY
  const taken = context.history
    // Generation 0 is human data in every arm.
    .slice(1)
    .reduce((sum, past) => sum + humanDocumentsOf(past, context.human), 0)
  return Math.max(0, human.budget - taken)
}

/** Human documents in a past mix, repetitions included. */
function humanDocumentsOf({ recipe }: PastGeneration, human: number): number {
  return recipe.parts.reduce((sum, { source, take, repetitions = 1 }) => {
    if (typeof source === 'object') return sum
    const size =
      take.kind === 'all' ? human : take.kind === 'indices' ? take.indices.length : take.to - take.from
    return sum + size * repetitions
  }, 0)
}
