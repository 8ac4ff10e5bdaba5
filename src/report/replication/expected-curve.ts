import { generationRange, namedLaw } from '../../analysis/expectations/index.js'
import type { Expectation } from '../../contracts/expectation.js'
import { variantsOf } from '../../config/expect/forms.js'
import { BadInputError } from '../../errors/index.js'
import type { LinePoint } from '../charts/line-panel.js'

/** A line of a figure: an arm of a variant, and what is measured of it. */
export interface Drawn {
  readonly variant: string
  readonly arm: string
  readonly metric: string
  readonly generations: readonly number[]
}

/** Part of the axis that a mark takes which stands for one number in one generation. */
const MARK = 0.12

/**
 * What is expected of a line by generation: the values of its law; or its last target, as a short level mark that ends
 * in its generation, since one number says nothing of the others. Undefined where nothing is asserted of the line
 * itself (but of a difference, say).
 */
export function expectedCurve(
  expectations: readonly Expectation[],
  { variant, arm, metric, generations }: Drawn,
): readonly LinePoint[] | undefined {
  const own = expectations.filter(
    (one) =>
      one.arm === arm &&
      one.metric === metric &&
      one.against === undefined &&
      one.over_variants === undefined &&
      one.status !== 'memory' &&
      one.status !== 'uncertain' &&
      (one.statistic === undefined || one.statistic === 'value') &&
      !Array.isArray(one.generation) &&
      variantsOf(one).includes(variant),
  )
  const law = own.find((one) => one.law !== undefined && one.law.generation === undefined)?.law
  if (law !== undefined) return lawCurve(law, generations)
  const last = generations.at(-1) ?? 0
  const targets = own.flatMap((one) =>
    one.equals === undefined ? [] : [point(generationRange(one.generation, last)[0], one.equals)],
  )
  const latest = targets.sort((one, other) => one.generation - other.generation).at(-1)
  if (latest === undefined) return undefined
  const { generation, value } = latest
  return [point(Math.max(0, generation - MARK * last), value), latest]
}

function point(generation: number, value: number | undefined): LinePoint {
  return { generation, value, seeds: 0 }
}

/** A law may be silent about some generations (the first ones, say): the curve has no point there. */
function lawCurve(
  law: NonNullable<Expectation['law']>,
  generations: readonly number[],
): readonly LinePoint[] {
  const { valueAt } = namedLaw(law)
  return generations.map((generation) => {
    try {
      return point(generation, valueAt(generation))
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error
      return point(generation, undefined)
    }
  })
}
