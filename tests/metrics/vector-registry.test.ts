import { describe, expect, it } from 'vitest'
import { BadInputError } from '../../src/errors/index.js'
import { metricEntries, metricGroups } from '../../src/metrics/registry.js'
import {
  defaultVectorMetricIds,
  loadVectorMetrics,
  selectVectorMetricIds,
  vectorMetricEntries,
  vectorMetricGroups,
} from '../../src/metrics/vector-registry.js'

describe('the catalogue of metrics of numbers', () => {
  it.each(vectorMetricEntries.map((entry) => [entry.name, entry] as const))(
    '%s holds what it lists',
    async (_, entry) => {
      const { metrics } = await entry.load()
      expect(metrics.map(({ id }) => id)).toEqual(entry.ids)
      for (const metric of metrics) {
        expect(metric.version).toBeGreaterThanOrEqual(1)
        expect(metric.label).toMatch(/^\S/)
        expect(metric.unit).toMatch(/^\S/)
        for (const part of ['**Formula.**', '**Bias.**', '**Smallest sensible sample.**', 'Source: ']) {
          expect(metric.definition, metric.id).toContain(part)
        }
        // What an experiment measures by default is decided before the file is loaded.
        expect(metric.kinds, metric.id).toEqual(entry.kinds)
      }
    },
  )

  it('has no name that means two things, here or among metrics of text', () => {
    const ofNumbers = vectorMetricEntries.flatMap(({ name, ids }) => (ids[0] === name ? ids : [name, ...ids]))
    const ofText = metricEntries.flatMap(({ name, ids }) => [name, ...ids])
    expect(new Set(ofNumbers).size).toBe(ofNumbers.length)
    for (const { name, group } of vectorMetricEntries) {
      // A file may bear a group's name only where it is all that the group holds.
      if (!vectorMetricGroups.includes(name)) continue
      expect(vectorMetricEntries.filter((entry) => entry.group === group)).toHaveLength(1)
    }
    const names = [...vectorMetricGroups, ...ofNumbers]
    const taken = new Set([...metricGroups, ...ofText])
    expect(names.filter((name) => taken.has(name))).toEqual([])
  })
})

describe('selectVectorMetricIds', () => {
  it('takes groups, entries and ids, each once, in the order of the catalogue', () => {
    expect(selectVectorMetricIds(['variance.median', 'mean_error', 'variance.mean', 'mean_error'])).toEqual([
      'mean_error.squared',
      'variance.mean',
      'variance.median',
    ])
    expect(selectVectorMetricIds(['moments'])).toContain('variance.ratio_to_truth')
    expect(selectVectorMetricIds([])).toEqual([])
  })

  it('refuses an unknown name and offers the nearest', () => {
    const refused = (name: string) => {
      try {
        selectVectorMetricIds([name])
        return 'accepted'
      } catch (error) {
        expect(error).toBeInstanceOf(BadInputError)
        return `${(error as BadInputError).message} ${(error as BadInputError).hint}`
      }
    }
    expect(refused('varance')).toContain('Did you mean "variance"?')
    expect(refused('distinct_n')).toContain('there is no metric of numbers')
  })
})

it('measures by default what can be taken of a model, less what is asked for by name', () => {
  expect(defaultVectorMetricIds('normal')).toEqual(
    expect.arrayContaining(['mean_error.squared', 'variance.mean']),
  )
  expect(defaultVectorMetricIds('linear')).not.toContain('variance.mean')
  const ofRegression = defaultVectorMetricIds('linear', 'regression')
  expect(ofRegression).toContain('regression_error.excess')
  expect(ofRegression).not.toContain('classifier.accuracy')
})

describe('loadVectorMetrics', () => {
  it('gives the metrics in the order asked for', async () => {
    const ids = ['variance.median', 'mean_error.squared']
    expect((await loadVectorMetrics(ids)).map(({ id }) => id)).toEqual(ids)
  })

  it('refuses unknown ids', async () => {
    await expect(loadVectorMetrics(['types'])).rejects.toBeInstanceOf(BadInputError)
  })
})
