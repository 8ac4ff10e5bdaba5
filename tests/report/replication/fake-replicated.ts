import { evaluate } from '../../../src/analysis/expectations/index.js'
import { replicationSchema } from '../../../src/config/expect/replication-fields.js'
import type { Results } from '../../../src/contracts/results.js'
import type { Replicated } from '../../../src/report/replication/index.js'
import { expectation, resultsOf } from '../../analysis/expectations/helpers.js'

/** Two arms over four generations, three seeds; `replace` is expected to be at `target` in the last one. */
export function fakeReplicated(target = 4): Replicated {
  const results = resultsOf({
    control: [1, 1.1, 0.9].map((value) => [value, value, value, value]),
    replace: [0, 0.1, -0.1].map((shift) => [1, 2, 3, 4].map((value) => value + shift)),
  })
  const expectations = [
    expectation({ name: 'the end', equals: target, source: 'Somebody 2024', within: { absolute: 0.01 } }),
    expectation({ above: 'control' }),
    expectation({ name: 'remembered', equals: 1, status: 'memory' }),
    expectation({ name: 'of a text', equals: 1, variants: ['your-text'] }),
  ]
  const byVariant = new Map<string, Results | { undefinedReason: string }>([
    ['base', results],
    ['your-text', { undefinedReason: 'not run: needs --text FILE' }],
  ])
  return {
    name: 'fake',
    replication: replicationSchema.parse({
      title: 'A title <b>',
      source: 'Somebody 2024',
      claim: 'It rises to four',
      theory: 'a straight line, of nothing in particular.',
      figures: [{ metric: 'm' }],
    }),
    quick: false,
    outcomes: evaluate(expectations, byVariant),
    forms: [{ variant: 'base', results }],
    notRun: new Map([['your-text', 'needs --text FILE']]),
  }
}
