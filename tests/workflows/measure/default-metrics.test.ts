import { expect, test } from 'vitest'
import { loadMetrics } from '../../../src/metrics/registry.js'
import { chosenMetricIds } from '../../../src/workflows/measure/default-metrics.js'

test('every default exists and needs no model, no run and no server', async () => {
  const metrics = await loadMetrics(chosenMetricIds(undefined, false))
  const needs = new Set(metrics.flatMap((metric) => metric.needs))
  expect([...needs].sort()).toEqual(['embeddings.hashed', 'human', 'reference-model'])
  expect(metrics.map(({ id }) => id)).toContain('near_duplicates.j80')
})

test('facts join where there is a list of them', () => {
  const without = chosenMetricIds(undefined, false)
  const added = chosenMetricIds(undefined, true).filter((id) => !without.includes(id))
  expect(added.length).toBeGreaterThan(0)
})

test('what is asked for replaces the defaults; a slip is an error that names the nearest', () => {
  expect(chosenMetricIds(['types'], false)).toEqual(['types'])
  expect(() => chosenMetricIds(['typs'], false)).toThrow('no metric, file of metrics or group called "typs"')
})
