import { z } from 'zod'
import { percent } from './percent.js'

const share = (meaning: string) => z.number().min(0).max(1).describe(meaning)

const linear = z.strictObject({
  from: share('Human share of generation 1.'),
  to: share('Human share in the end.'),
  over: z.int().min(1).describe('Steps to get there: generation 1 + over is the first with the last share.'),
})

const geometric = z.strictObject({
  from: share('Human share of generation 1.'),
  factor: share('What the share is multiplied by from one generation to the next.'),
})

const steps = z
  .array(
    z.strictObject({
      from_generation: z.int().min(1).describe('First generation with this share.'),
      share: share('Human share of the final mix, until the next step.'),
    }),
  )
  .min(1)
  .refine(
    (list) =>
      list.every(({ from_generation }, index) =>
        index === 0 ? from_generation === 1 : from_generation > list[index - 1].from_generation,
      ),
    { message: 'expected steps in order, the first from_generation: 1' },
  )

/** A human share for each generation. */
export const shareSchedule = z.union([
  z.strictObject({ linear: linear.describe('The same difference in every generation, then constant.') }),
  z.strictObject({ geometric: geometric.describe('The same factor in every generation.') }),
  z.strictObject({ steps: steps.describe('Shares that hold from a generation on.') }),
])

export type ShareSchedule = z.infer<typeof shareSchedule>

/**
 * Human share of a generation, from 1 on.
 *
 * @example
 * shareOf({ linear: { from: 0.5, to: 0, over: 2 } }, 2) // 0.25
 */
export function shareOf(schedule: ShareSchedule, generation: number): number {
  if ('linear' in schedule) {
    const { from, to, over } = schedule.linear
    return generation > over ? to : from + ((to - from) * (generation - 1)) / over
  }
  if ('geometric' in schedule) {
    const { from, factor } = schedule.geometric
    let value = from
    for (let step = 1; step < generation; step++) value *= factor
    return value
  }
  const reached = schedule.steps.filter(({ from_generation }) => from_generation <= generation)
  return reached[reached.length - 1].share
}

/** `50% human, 0% by generation 11`. */
export function describeSchedule(schedule: ShareSchedule): string {
  if ('linear' in schedule) {
    const { from, to, over } = schedule.linear
    return `${percent(from)} human, ${percent(to)} by generation ${1 + over}`
  }
  if ('geometric' in schedule) {
    const { from, factor } = schedule.geometric
    return `${percent(from)} human, times ${factor} in every generation`
  }
  const [first, ...rest] = schedule.steps
  const later = rest.map(
    ({ from_generation, share: next }) => `${percent(next)} from generation ${from_generation}`,
  )
  return [`${percent(first.share)} human`, ...later].join(', ')
}
