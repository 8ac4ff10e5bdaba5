import { describe, expect, it } from 'vitest'
import type { Metric, MetricContext } from '../../src/contracts/metric.js'
import type { VectorMetric, VectorMetricContext } from '../../src/contracts/vectors.js'
import { measure, measureVectors } from '../../src/metrics/measured.js'

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

describe('measureVectors', () => {
  const context = { state: { kind: 'normal' } } as VectorMetricContext
  const ofNumbers = (result: unknown, kinds: VectorMetric['kinds'] = ['normal']) => {
    const metric = {
      ...metricOf(result),
      data: 'vectors',
      kinds,
      measure: () => result as [],
    } as VectorMetric
    return measureVectors(metric, context)
  }

  it('passes values on and gives every missing one a reason', async () => {
    expect(await ofNumbers([{ value: Number.NEGATIVE_INFINITY, n: 3 }])).toEqual([
      { value: Number.NEGATIVE_INFINITY, n: 3 },
    ])
    expect(await ofNumbers([{ value: Number.NaN }])).toEqual([
      { value: undefined, undefinedReason: 'the computation gave no number' },
    ])
    await expect(ofNumbers({ value: 1 })).rejects.toThrow('metric m: measure gave object, expected a list')
  })

  it('is undefined of a kind of model that it is not taken of', async () => {
    expect(await ofNumbers([{ value: 1 }], ['states'])).toEqual([
      { undefinedReason: 'it is not taken of models of the kind normal' },
    ])
  })
})
