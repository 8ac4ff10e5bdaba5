import { suggestion } from '../../data/suggest.js'
import type { Path } from '../path.js'
import type { Problem } from '../problem.js'
import type { Expectation } from '../../contracts/expectation.js'
import { appliesTo } from './forms.js'
import type { Form } from './overlay.js'
import { BASE, type Replication } from './replication-fields.js'

/** What an experiment has that expectations name. */
interface Named {
  readonly arms: readonly string[]
  readonly metrics: readonly string[]
  readonly generations: number
  readonly replication: Replication | undefined
  readonly form: Form
}

/** Arms, metrics, generations and variants that are named but not there. */
export function checkExpectations(expectations: readonly Expectation[], named: Named): Problem[] {
  const variants = Object.keys(named.replication?.variants ?? {})
  return expectations.flatMap((expectation, index) => {
    const path: Path = ['expect', index]
    const problems = checkVariants(expectation, path, variants)
    // Another variant may have other arms and generations: that is checked with it.
    return appliesTo(expectation, named.form)
      ? [...problems, ...checkNames(expectation, path, named)]
      : problems
  })
}

/** Names of variants in the rest of `replication`. */
export function checkReplication({ variants, needs, figures }: Replication): Problem[] {
  const forms = [BASE, ...Object.keys(variants)]
  const unknown = (name: string, path: Path): Problem[] =>
    forms.includes(name) ? [] : [{ path, message: `unknown variant "${name}": ${suggestion(name, forms)}` }]
  return [
    ...Object.keys(needs).flatMap((name) => unknown(name, ['replication', 'needs', name])),
    ...figures.flatMap((figure, index) =>
      (figure.variants ?? []).flatMap((name, at) =>
        unknown(name, ['replication', 'figures', index, 'variants', at]),
      ),
    ),
  ]
}

function checkVariants(expectation: Expectation, path: Path, variants: readonly string[]): Problem[] {
  const wanted: (readonly [string, Path])[] = [
    ...(expectation.variants ?? []).map((name, at) => [name, [...path, 'variants', at]] as const),
    ...Object.keys(expectation.over_variants?.x ?? {}).map(
      (name) => [name, [...path, 'over_variants', 'x', name]] as const,
    ),
  ]
  return wanted
    .filter(([name]) => name !== BASE && !variants.includes(name))
    .map(([name, at]) => ({
      path: at,
      message: `unknown variant "${name}": ${variants.length === 0 ? 'replication.variants has none' : suggestion(name, [BASE, ...variants])}`,
    }))
}

function checkNames(expectation: Expectation, path: Path, named: Named): Problem[] {
  const problems: Problem[] = []
  for (const key of ['arm', 'against', 'above', 'below'] as const) {
    const arm = expectation[key]
    if (typeof arm !== 'string' || named.arms.includes(arm)) continue
    problems.push({
      path: [...path, key],
      message: `unknown arm "${arm}": ${suggestion(arm, named.arms, 'arms')}`,
    })
  }
  const [metric = ''] = expectation.metric.split('/')
  if (!named.metrics.includes(metric)) {
    problems.push({
      path: [...path, 'metric'],
      message: `the experiment does not measure "${metric}": ${suggestion(metric, named.metrics, 'metrics')}`,
      hint: 'Add it to metrics; `collapse list metrics` shows all.',
    })
  }
  problems.push(...checkGenerations(expectation, path, named.generations), ...checkTarget(expectation, path))
  return problems
}

function checkGenerations({ generation, statistic }: Expectation, path: Path, last: number): Problem[] {
  const at = [...path, 'generation']
  const given = [generation].flat().filter((one) => typeof one === 'number')
  const beyond = given.find((one) => one > last)
  if (beyond !== undefined) {
    return [{ path: at, message: `there is no generation ${beyond}: the last is ${last}` }]
  }
  if (Array.isArray(generation)) {
    const [from, to] = generation
    if (from > (to === 'last' ? last : to))
      return [{ path: at, message: `[${from}, ${to}] is empty: from comes before to` }]
    return statistic === 'value'
      ? [
          {
            path: [...path, 'statistic'],
            message: 'value is of one generation, and generation names several',
          },
        ]
      : []
  }
  return statistic === undefined || statistic === 'value'
    ? []
    : [{ path: at, message: `${statistic} is over several generations: expected [from, to], got one` }]
}

function checkTarget(expectation: Expectation, path: Path): Problem[] {
  const { against, above, below, between, over_variants } = expectation
  const direction = above === undefined ? 'below' : 'above'
  const other = above ?? below
  if (typeof other === 'string' && against !== undefined) {
    return [
      { path: [...path, direction], message: `against compares with ${against} already: expected a number` },
    ]
  }
  if (typeof other === 'string' && over_variants !== undefined) {
    return [
      {
        path: [...path, direction],
        message: 'a slope over variants compares with a number, not with an arm',
      },
    ]
  }
  if (between !== undefined && between[0] > between[1]) {
    return [{ path: [...path, 'between'], message: `[${between.join(', ')}] holds nothing: low comes first` }]
  }
  return []
}
