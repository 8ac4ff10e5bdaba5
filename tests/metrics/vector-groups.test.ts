import { expect, it } from 'vitest'
import { vectorGroupIntroductions } from '../../src/metrics/vector-groups.js'
import { selectVectorMetricIds, vectorMetricGroups } from '../../src/metrics/vector-registry.js'

it('introduces every group of the catalogue, and no other', () => {
  expect(Object.keys(vectorGroupIntroductions).sort()).toEqual([...vectorMetricGroups].sort())
})

it('names metrics, files and groups that there are', () => {
  for (const { start, beware } of Object.values(vectorGroupIntroductions)) {
    for (const [, name] of `${start} ${beware}`.matchAll(/`([^`]+)`/g)) {
      expect(selectVectorMetricIds([name]).length, name).toBeGreaterThan(0)
    }
  }
})
