import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { temporaryFolder } from '../helpers/folder.js'
import { stepwiseExperiment } from '../helpers/stepwise.js'

it('validate and run name the arm whose model asks for a file that is not there', async () => {
  const folder = temporaryFolder()
  const url = (path: string) => new URL(path, import.meta.url).href
  writeFileSync(
    join(folder, 'based.mjs'),
    `import { BadInputError } from '${url('../../dist/index.js')}'
import { family as plain, options as of } from '${url('../helpers/families/stepwise.mjs')}'
export const options = (z) => of(z).extend({ base: z.string().optional() })
export const family = {
  ...plain,
  identity: async ({ base = 'none' }) => {
    if (base === 'gone') throw new BadInputError('base: there is no folder gone', 'Fetch the model first.')
    return base
  },
}
`,
  )
  const file = join(folder, 'tiny.yaml')
  const arms = ['replace: { mixing: { strategy: replace }, model: { base: gone } }']
  const text = stepwiseExperiment('', { arms, generations: 1, metrics: 'types' })
  writeFileSync(file, text.replace(/family: "[^"]*"/, 'family: ./based.mjs'))
  for (const command of [['validate'], ['run', '--no-report']]) {
    const outcome = await collapse([...command, file], { cwd: folder })
    expect(outcome.code).toBe(2)
    expectOneError(outcome)
    expect(outcome.stderr).toContain('arms.replace: model: base: there is no folder gone')
    expect(outcome.stderr).toContain('Fetch the model first.')
  }
  const fixed = await collapse(['validate', file, '--set', 'arms.replace.model.base=there'], { cwd: folder })
  expect(fixed.code, fixed.stderr).toBe(0)
  expect(fixed.stdout).toContain('no estimate of time and disk: a pilot of this model would be a long fit')
})
