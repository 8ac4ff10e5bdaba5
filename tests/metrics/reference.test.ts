import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Verified, verifyFolder } from '../../scripts/reference/verify.js'

/** See the folder's README: values by other packages for made-up documents and numbers. */
const folder = fileURLToPath(new URL('./fixtures/reference/', import.meta.url))

describe('independent values for made-up inputs', () => {
  let verified: readonly Verified[] = []
  beforeAll(async () => {
    verified = await verifyFolder(folder)
  })

  it('agree with ours', () => {
    const failed = verified.filter(({ outcome }) => outcome === 'failed')
    expect(failed.map(({ record, detail }) => `${record.id} ${record.metric}: ${detail}`)).toEqual([])
  })

  it('are all compared but those that are declined for a reason or have no numeric tolerance', () => {
    const count = (wanted: string) => verified.filter(({ outcome }) => outcome === wanted).length
    expect(count('input absent')).toBe(0)
    expect(count('passed')).toBeGreaterThan(220)
  })
})
