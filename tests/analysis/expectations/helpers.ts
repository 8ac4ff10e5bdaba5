import { expectationSchema } from '../../../src/config/expect/expect-fields.js'
import type { Expectation } from '../../../src/contracts/expectation.js'
import type { ResultRow, Results } from '../../../src/contracts/results.js'

/** A value of a run: of arm, seed and generation. */
export type Value = number | { readonly value: number; readonly low: number; readonly high: number } | string

/** Results of one metric, `m`: values by arm, then seed, then generation; a text is a reason for none. */
export function resultsOf(
  values: Readonly<Record<string, readonly (readonly Value[])[]>>,
  group = '',
): Results {
  const arms = Object.keys(values)
  const seeds = values[arms[0]!]!.map((_, index) => index + 1)
  const rows = arms.flatMap((arm) =>
    values[arm]!.flatMap((run, seed) =>
      run.map((value, generation): ResultRow => {
        const given = typeof value === 'object' ? value : undefined
        return {
          experiment: 'test',
          arm,
          seed: seed + 1,
          generation,
          metric: 'm',
          group,
          value: given?.value ?? (typeof value === 'number' ? value : undefined),
          low: given?.low,
          high: given?.high,
          n: 1,
          undefinedReason: typeof value === 'string' ? value : undefined,
        }
      }),
    ),
  )
  return {
    experiment: 'test',
    description: '',
    configuration: 'name: test\n',
    fingerprint: 'f',
    arms: arms.map((name) => ({
      name,
      slug: name,
      description: '',
      strategy: name,
      humanOnly: name === 'control',
    })),
    seeds,
    generations: values[arms[0]!]![0]!.length - 1,
    metrics: [
      { id: 'm', label: 'Measure', unit: 'units', format: 'number', better: 'neither', definition: '' },
    ],
    rows,
    mixes: [],
    excerpts: [],
    failures: [],
    human: [],
    environment: {},
    durations: { fit: 1, sample: 2, measure: 3 },
    costs: [],
    notes: [],
  }
}

export function expectation(fields: Record<string, unknown>): Expectation {
  return expectationSchema.parse({ arm: 'replace', metric: 'm', ...fields })
}
