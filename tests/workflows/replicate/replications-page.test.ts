import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecords, writeRecord } from '../../../src/workflows/replicate/record.js'
import { replicationsPage } from '../../../src/workflows/replicate/replications-page.js'
import { fakeReplicated } from '../../report/replication/fake-replicated.js'

describe('docs/replications.md', () => {
  it('is what the committed records say', async () => {
    const page = await readFile('docs/replications.md', 'utf8')
    expect(page, 'out of date: npm run docs:replications').toBe(
      replicationsPage(await readRecords('reports/replications')),
    )
  })

  it('names what holds, what does not and why, and leaves quick forms out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'records-'))
    try {
      await writeRecord(fakeReplicated(5), join(folder, 'fake'))
      await writeRecord({ ...fakeReplicated(), quick: true }, join(folder, 'fake.quick'))
      const page = replicationsPage(await readRecords(folder))
      expect(page).toContain('1 replication, 2 asserted targets, 1 of which hold; 6.0 s of work in all.')
      expect(page).toContain(
        '- **fake**: the end: does not hold. measured 4, standard error 0.05774; expected 5.',
      )
      expect(page).toContain('- of a text (your-text): not asserted. Not run: needs --text FILE.')
      expect(page).toContain('| the end | 5 | 4 | 3.752 to 4.248 | does not hold |')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
