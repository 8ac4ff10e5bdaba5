import { describe, expect, it } from 'vitest'
import type { Metric, MetricContext } from '../../src/contracts/metric.js'
import { measure } from '../../src/metrics/measured.js'

/** A metric that returns this, whatever it is. */
function metricOf(result: unknown, needs: Metric['needs'] = []): Metric {
  return {
    id: 'm',
    version: 1,
    label: '',
    unit: '',
    format: 'number',
    better: 'neither',
    needs,
    definition: '',
    measure: () => result as [],
  }
}

const measured = (result: unknown, needs: Metric['needs'] = []) =>
  measure(metricOf(result, needs), {} as MetricContext)

describe('measure', () => {
  it('passes values on, 0 and infinity too', async () => {
    const values = [
      { value: 0, n: 3 },
      { group: 'a', value: Number.POSITIVE_INFINITY },
    ]
    expect(await measured(values)).toEqual(values)
    expect(await measured([])).toEqual([])
  })

  it('gives every missing value a reason', async () => {
    expect(await measured([{ undefinedReason: 'too few' }])).toEqual([{ undefinedReason: 'too few' }])
    expect(await measured([{ n: 1, value: Number.NaN }])).toEqual([
      { n: 1, value: undefined, undefinedReason: 'the computation gave no number' },
    ])
    expect(await measured([{ group: 'a' }])).toEqual([
      { group: 'a', undefinedReason: 'the metric gave neither a value nor a reason' },
    ])
    expect(await measured([{ value: 1 }], ['facts'])).toEqual([
      { undefinedReason: 'the human data has no facts' },
    ])
    expect(await measured([{ value: 1 }], ['generation-0-probe'])).toEqual([
      { undefinedReason: 'there is no generation 0' },
    ])
  })

  it.each<[unknown, string]>([
    [{ value: 1 }, 'metric m: measure gave object, expected a list of values'],
    [undefined, 'metric m: measure gave undefined, expected a list of values'],
    [[0.5], 'metric m: measure gave 0.5 in its list, expected { value } or { undefinedReason }'],
    [[{ value: '1' }], 'metric m: measure gave the value 1, expected a number'],
    [[{ value: null }], 'metric m: measure gave the value null, expected a number'],
  ])('refuses %j', async (result, message) => {
    await expect(measured(result)).rejects.toMatchObject({ name: 'RunError', message })
  })
})
