import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageVersion } from '../../src/files/package-version.js'
import { collapse } from '../helpers/command.js'
import { temporaryFolder } from '../helpers/folder.js'

const COMMANDS = [
  'init',
  'validate',
  'run',
  'report',
  'verdict',
  'compare',
  'threshold',
  'predict',
  'replicate',
  'export',
  'measure',
  'list',
  'show',
  'schema',
]

describe('--help', () => {
  it.each(COMMANDS)('of %s explains it with an example', async (command) => {
    const { code, stdout, stderr } = await collapse([command, '--help'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(new RegExp(`^Usage: collapse ${command}\\b`))
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  collapse ${command}\\b`))
  })

  it('names every command and the exit codes', async () => {
    const { code, stdout } = await collapse(['--help'])
    expect(code).toBe(0)
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect(stdout).toContain(
      'Exit codes: 0 done, 1 our error, 2 bad input, 3 some runs failed, 4 an expectation does not hold, 130 interrupted.',
    )
  })

  it('is what a call without a command shows, as an error', async () => {
    const { code, stdout, stderr } = await collapse([])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: collapse')
  })

  it('loads commander, and nothing heavy', async () => {
    const folder = temporaryFolder()
    // A loader that writes down everything that is resolved, in the process that resolves it.
    const hook = join(folder, 'hook.mjs')
    writeFileSync(
      hook,
      `import { appendFileSync } from 'node:fs'
      export async function resolve(specifier, context, next) {
        const found = await next(specifier, context)
        appendFileSync(${JSON.stringify(join(folder, 'loaded'))}, found.url + '\\n')
        return found
      }`,
    )
    const register = join(folder, 'register.mjs')
    writeFileSync(
      register,
      `import { register } from 'node:module'\nregister(${JSON.stringify(`file://${hook}`)})`,
    )
    const { code } = await collapse(['--help'], { node: ['--import', register] })
    expect(code).toBe(0)

    const loaded = readFileSync(join(folder, 'loaded'), 'utf8').split('\n')
    const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? [])
    expect([...new Set(packages)]).toEqual(['commander'])
  })
})

describe('--version', () => {
  it('is the one of package.json', async () => {
    expect(await collapse(['--version'])).toMatchObject({
      code: 0,
      stdout: `${packageVersion()}\n`,
      stderr: '',
    })
  })
})
