import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { STORE_FORMAT } from '../../src/loop/store/records.js'
import { collapse, expectOneError } from '../helpers/command.js'
import { tinyExperiment, writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()
let count = 0

function write(text: string): string {
  const name = `case-${count++}.yaml`
  writeFileSync(join(folder, name), text)
  return name
}

const GOOD = write(tinyExperiment())

const withMixing = (mixing: string) => write(tinyExperiment({ arms: [`x: { mixing: ${mixing} }`] }))

describe('bad input: exit code 2 and one clear message', () => {
  it.each<[string, string[], RegExp]>([
    ['a missing file', ['run', 'nowhere.yaml'], /nowhere\.yaml/],
    ['a folder instead of a file', ['run', '.'], /\./],
    ['a YAML error', ['run', write('name: x\nhuman: { world: almanac\n')], /case-\d+\.yaml:\d+:\d+/],
    [
      'an unknown strategy',
      ['run', withMixing('{ strategy: acumulate }')],
      /case-\d+\.yaml:\d+:\d+ [\s\S]*did you mean "accumulate"/i,
    ],
    [
      'an unknown key',
      ['validate', write(tinyExperiment({ more: ['generatoins: 3'] }))],
      /case-\d+\.yaml:\d+:\d+ [\s\S]*generatoins/,
    ],
    ['share 1.2', ['run', withMixing('{ strategy: mix, human: { share: 1.2, draw: fixed } }')], /share/],
    [
      'two sizes at once',
      ['run', withMixing('{ strategy: mix, human: { share: 0.2, count: 5, draw: fixed } }')],
      /exactly one size: share .* or count/,
    ],
    [
      'more human data than there is',
      ['run', withMixing('{ strategy: human-subset, human: { count: 500, draw: fixed } }')],
      /generation 1 wants 500 human documents, the training split has 100/,
    ],
    [
      'an unknown --set path',
      ['run', GOOD, '--set', 'loop.generation=3'],
      /loop\.generation[\s\S]*generations/,
    ],
    ['a --set that is none', ['run', GOOD, '--set', 'loop'], /--set|path=value/],
    ['an unknown arm', ['run', GOOD, '--only', 'replce'], /did you mean "replace"/],
    ['an unknown command', ['rum', GOOD], /unknown command 'rum'[\s\S]*run/],
    ['an unknown option', ['run', GOOD, '--worker', '2'], /unknown option '--worker'[\s\S]*--workers/],
    ['a number that is none', ['run', GOOD, '--workers', 'many'], /expected a whole number from 1 on/],
    ['too many seeds', ['validate', GOOD, '--seeds', '100000'], /seeds/],
    ['a misspelt command', ['rnu', GOOD], /unknown command 'rnu'[\s\S]*Did you mean run\?/],
    ['a file too many', ['run', GOOD, GOOD], /too many arguments/],
    ['a file named like an option', ['run', '-x.yaml'], /unknown option '-x\.yaml'/],
    ['an empty name', ['validate', ''], /"" does not exist/],
    [
      'no workers',
      ['run', GOOD, '--workers', '0'],
      /argument '0' is invalid\. expected a whole number from 1/,
    ],
    ['workers that are no number', ['run', GOOD, '--workers', 'NaN'], /expected a whole number from 1/],
    ['no seeds', ['validate', GOOD, '--seeds', '0'], /argument '0' is invalid/],
    ['a --set of nothing', ['validate', GOOD, '--set', '=3'], /--set =3: expected path=value/],
    [
      'a --set that is no YAML',
      ['validate', GOOD, '--set', 'loop={'],
      /--set loop=\{: the value is not valid YAML/,
    ],
    [
      'a --set that JavaScript would understand',
      ['validate', GOOD, '--set', '__proto__.x=1'],
      /--set __proto__\.x=1: the name __proto__ cannot be used/,
    ],
    ['an empty file', ['validate', write('')], /case-\d+\.yaml:1:1 expected an experiment .*, got nothing/],
    ['no file', ['run'], /missing required argument 'file'/],
    ['a report of nothing', ['report', GOOD], /runs.tiny holds no results[\s\S]*collapse run/],
    ['a report of an empty folder', ['report', '.'], /holds no results/],
    ['a list of nothing', ['list', 'strategis'], /"strategis" is no list[\s\S]*Did you mean "strategies"/],
    [
      'an unknown name',
      ['show', 'acumulate'],
      /nothing is named "acumulate"[\s\S]*Did you mean "accumulate"/,
    ],
    ['a bad name', ['init', '../up'], /name/],
  ])('%s', async (_what, args, message) => {
    const outcome = await collapse(args, { cwd: folder })
    expect(outcome.stderr).toMatch(message)
    expectOneError(outcome)
    expect(outcome.code).toBe(2)
  })

  it('a file named like an option runs after --', async () => {
    writeFileSync(join(folder, '-x.yaml'), tinyExperiment({ name: 'dash' }))
    const outcome = await collapse(['validate', '--', '-x.yaml'], { cwd: folder })
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
  })

  it('results of another format', async () => {
    const root = join(folder, 'old', 'tiny')
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, 'experiment.json'), JSON.stringify({ format: 0 }))
    for (const command of ['run', 'validate', 'report']) {
      const outcome = await collapse([command, GOOD, '--runs', 'old'], { cwd: folder })
      expectOneError(outcome)
      expect(outcome).toMatchObject({ code: 2 })
      expect(outcome.stderr).toContain(`was written in format 0, this version reads format ${STORE_FORMAT}`)
    }
  })
})

describe('the machine in the way: exit code 1 and one clear message', () => {
  it('a folder in use by another run', async () => {
    const root = join(folder, 'used', 'tiny')
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, 'lock'), JSON.stringify({ process: process.pid, machine: hostname() }))
    const outcome = await collapse(['run', GOOD, '--runs', 'used'], { cwd: folder })
    expectOneError(outcome)
    expect(outcome).toMatchObject({ code: 1 })
    expect(outcome.stderr).toContain(`is in use by process ${process.pid}`)
  })

  it('a folder that cannot be written', async () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o555)
    chmodSync(folder, 0o755)
    // The superuser may write anywhere: as somebody else, then.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const outcome = await collapse(['run', GOOD, '--runs', 'locked'], { cwd: folder, ...somebody })
    expect(outcome.stderr).toMatch(/No permission to write there/)
    expectOneError(outcome)
    expect(outcome.code).toBe(1)
  })

  it('a file where a folder should be', async () => {
    writeFileSync(join(folder, 'file'), '')
    const outcome = await collapse(['run', GOOD, '--runs', 'file'], { cwd: folder })
    expect(outcome.stderr).toMatch(/A file stands where a folder should be/)
    expectOneError(outcome)
    expect(outcome.code).toBe(1)
  })
})

describe('--fresh', () => {
  it('is the way out of results of another format', async () => {
    const file = writeTiny(folder, { name: 'outdated', control: false, generations: 1, metrics: 'types' })
    const root = join(folder, 'runs', 'outdated')
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, 'experiment.json'), JSON.stringify({ format: 0 }))
    const outcome = await collapse(['run', file, '--fresh', '--no-report'], { cwd: folder })
    expect(outcome.stderr).not.toContain('error')
    expect(outcome.code).toBe(0)
  })
})
