import { expect, it } from 'vitest'
import { groupIntroductions } from '../../src/metrics/groups.js'
import { metricEntries, metricGroups, selectMetricIds } from '../../src/metrics/registry.js'

it('introduces every group of the catalogue, and no other', () => {
  expect(Object.keys(groupIntroductions).sort()).toEqual([...metricGroups].sort())
})

it('names metrics, files and groups that there are', () => {
  const places = new Set([
    ...metricEntries.flatMap(({ ids }) => ids),
    'rare',
    'hidden',
    'remote',
    'max_tokens',
  ])
  for (const { start, beware } of Object.values(groupIntroductions)) {
    for (const [, name] of `${start} ${beware}`.matchAll(/`([^`]+)`/g)) {
      const isPrefix = [...places].some((id) => id.startsWith(`${name}.`) || id === name)
      expect(isPrefix || selectMetricIds([name!]).length > 0, name).toBe(true)
    }
  }
})
