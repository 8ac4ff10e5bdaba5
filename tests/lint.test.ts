import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIOME = join(
  dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')),
  'bin/biome',
)

/** What may not be written, and the words of the refusal. */
const FORBIDDEN: readonly (readonly [what: string, code: string, refusal: RegExp])[] = [
  ['a draw that has no key', 'export const f = (): number => Math.random()', /Unkeyed randomness/],
  ['an unkeyed draw as a value', 'export const f = Math.random', /Unkeyed randomness/],
  ['an unkeyed draw as an argument', 'export const f = [1].map(Math.random)', /Unkeyed randomness/],
  ['a power function', 'export const f = (x: number): number => Math.pow(x, 0.5)', /Math\.pow differs/],
  ['a power function as a value', 'export const f = Math.pow', /Math\.pow differs/],
  ['a power operator', 'export const f = (x: number): number => x ** 2', /\*\* differs/],
  ['a power by assignment', 'export let f = 3\n\nf **= 2', /\*\* differs/],
  ['a part of Math by its name in quotes', "export const f = Math['random']", /Name what you take/],
  ['a part of Math taken out of it', 'export const { random } = Math', /Name what you take/],
  ['any', 'export const f = (x: any): unknown => x', /Unexpected any/],
  ['a built-in without node:', "import fs from 'fs'\n\nexport const f = fs", /node: protocol/],
  [
    'a type imported as a value',
    "import { Rng } from './rng.js'\n\nexport const f = (rng: Rng): Rng => rng",
    /used as types/,
  ],
]

const ALLOWED: readonly (readonly [what: string, code: string])[] = [
  ['a product', 'export const f = (x: number): number => x * x'],
  ['a power by exp and log', 'export const f = (x: number, y: number): number => Math.exp(Math.log(x) * y)'],
  ['the words in a text', "export const f = 'Math.random() and 2 ** 3'"],
]

interface Outcome {
  readonly exitCode: number | null
  readonly output: string
}

/** One line for each finding, with its file. */
function lint(path: string): Outcome {
  const options = ['lint', '--error-on-warnings', '--reporter=github', '--max-diagnostics=none', path]
  const result = spawnSync(process.execPath, [BIOME, ...options], { cwd: ROOT, encoding: 'utf8' })
  return { exitCode: result.status, output: result.stdout + result.stderr }
}

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lint-'))
  let forbidden: Outcome
  let allowed: Outcome

  // One run of the linter for all constructs: starting it costs more than linting.
  beforeAll(() => {
    FORBIDDEN.forEach(([, code], index) => {
      writeFileSync(join(folder, `forbidden-${index}.ts`), `${code}\n`)
    })
    forbidden = lint(folder)
    for (const [index] of FORBIDDEN.entries()) rmSync(join(folder, `forbidden-${index}.ts`))
    ALLOWED.forEach(([, code], index) => {
      writeFileSync(join(folder, `allowed-${index}.ts`), `${code}\n`)
    })
    allowed = lint(folder)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(FORBIDDEN.map(([what, code, refusal], index) => ({ what, code, refusal, index })))(
    'refuses $what',
    ({ index, refusal }) => {
      const findings = forbidden.output
        .split('\n')
        .filter(
          (line) => line.startsWith('::error') && line.includes(`${basename(folder)}/forbidden-${index}.ts`),
        )
      expect(findings.join('\n')).toMatch(refusal)
      expect(forbidden.exitCode).toBe(1)
    },
  )

  it('allows what looks alike', () => {
    expect(allowed).toEqual({ exitCode: 0, output: '' })
  })

  it('finds nothing in the repository', () => {
    const { exitCode, output } = lint('.')
    expect(output).toBe('')
    expect(exitCode).toBe(0)
  })
})
