import type { Expectation } from '../../contracts/expectation.js'
import { formatQuantity } from './format-quantity.js'
import { generationRange, statisticName } from './measure.js'
import { type NamedLaw, namedLaw } from './named-law.js'
import type { ExpectedRange } from './outcome.js'
import { type NoStatistic, statisticOf } from './statistic.js'

/** What the measured quantity must be. `last`: the last generation of the experiment that is measured. */
export function targetOf(expectation: Expectation, last: number): ExpectedRange | NoStatistic {
  const { equals, law, at_least, at_most, between } = expectation
  if (equals !== undefined) return range('equals', equals, equals, formatQuantity(equals))
  if (at_least !== undefined)
    return range('at_least', at_least, undefined, `at least ${formatQuantity(at_least)}`)
  if (at_most !== undefined) return range('at_most', undefined, at_most, `at most ${formatQuantity(at_most)}`)
  if (between !== undefined) {
    const [low, high] = between
    return range('between', low, high, `${formatQuantity(low)} to ${formatQuantity(high)}`)
  }
  if (law !== undefined) return lawTarget(expectation, law, last)
  return directionTarget(expectation)
}

function range(
  kind: ExpectedRange['kind'],
  low: number | undefined,
  high: number | undefined,
  text: string,
): ExpectedRange {
  return { kind, low, high, text }
}

function directionTarget({ above, below, by }: Expectation): ExpectedRange {
  const kind = above === undefined ? 'below' : 'above'
  const other = above ?? below
  const than = typeof other === 'string' ? 0 : (other ?? 0)
  const edge = kind === 'above' ? than + by : than - by
  const name = typeof other === 'string' ? other : formatQuantity(than)
  const text = `${kind} ${name}${by > 0 ? ` by more than ${formatQuantity(by)}` : ''}`
  return kind === 'above' ? range(kind, edge, undefined, text) : range(kind, undefined, edge, text)
}

function lawTarget(
  expectation: Expectation,
  named: NonNullable<Expectation['law']>,
  last: number,
): ExpectedRange | NoStatistic {
  const found = lawValue(expectation, namedLaw(named), last)
  if (typeof found !== 'number') return found
  const { kind } = namedLaw(named).law
  const text = formatQuantity(found)
  if (kind === 'lower bound') return range('law', found, undefined, `at least ${text}`)
  if (kind === 'upper bound') return range('law', undefined, found, `at most ${text}`)
  return range('law', found, found, text)
}

function lawValue(expectation: Expectation, { valueAt }: NamedLaw, last: number): number | NoStatistic {
  const at = expectation.law?.generation
  if (at !== undefined) return valueAt(at)
  const [from, to] = generationRange(expectation.generation, last)
  const generations = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const found = statisticOf(statisticName(expectation), generations, generations.map(valueAt))
  return 'undefinedReason' in found ? found : found.value
}
