import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compiledApi } from '../helpers/compiled.js'
import { temporaryFolder } from '../helpers/folder.js'

const { runExperiment } = await compiledApi()

it('the example of docs/numbers.md gives what the page says', async () => {
  const page = readFileSync(new URL('../../docs/numbers.md', import.meta.url), 'utf8')
  const folder = temporaryFolder()
  const path = join(folder, 'gaussian.yaml')
  writeFileSync(path, /```yaml\n([^`]*)```/.exec(page)?.[1] ?? '')
  const { rows } = await runExperiment(path, { runs: join(folder, 'runs'), workers: 1 })
  const [last] = rows.filter(
    ({ metric, arm, generation }) => metric === 'mean_error.squared' && arm === 'replace' && generation === 5,
  )
  // Six fits of 20 points of mean variance 1, whose errors add up: 6 / 20.
  expect(last.low).toBeLessThan(0.3)
  expect(last.high).toBeGreaterThan(0.3)
})
