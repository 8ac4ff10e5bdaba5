import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { MAIN } from '../helpers/command.js'
import { compiledApi } from '../helpers/compiled.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

const { runExperiment } = await compiledApi()
const folder = temporaryFolder()

interface Parts {
  readonly human?: string
  readonly model?: string
  readonly loop?: string
  readonly mixing?: string
}

function write(name: string, parts: Parts = {}): string {
  const path = join(folder, `${name}.yaml`)
  const { human = '{ world: normal, points: 10, chains: 20 }', model = '{ family: gaussian }' } = parts
  const { loop = '{ generations: 2 }', mixing = '{ strategy: replace }' } = parts
  writeFileSync(
    path,
    `name: ${name}\nhuman: ${human}\nmodel: ${model}\nloop: ${loop}\narms:\n  one: { mixing: ${mixing} }\ncontrol: false\nseeds: 1\n`,
  )
  return path
}

const run = (path: string, runs = 'runs') => runExperiment(path, { runs: join(folder, runs), workers: 1 })

describe('numbers that cannot be run', () => {
  it.each<[string, Parts, RegExp]>([
    [
      'a share that is no point',
      {
        human: '{ world: normal, points: 4, chains: 5 }',
        mixing: '{ strategy: mix, human: { share: 0.01, draw: redraw } }',
      },
      /bad\.yaml: arms\.one: a human share of 0\.01 of a mix of 4 rounds to none/,
    ],
    [
      'more components than points',
      {
        human: '{ world: mixture, points: 3, chains: 5 }',
        model: '{ family: gaussian-mixture, components: 8 }',
      },
      /arms\.one: model: family gaussian-mixture has 8 components, more than there are points \(3\)\nAsk for more/,
    ],
    [
      'an unbiased variance of one point',
      { human: '{ world: normal, points: 1, chains: 5 }' },
      /arms\.one: model: family gaussian: an unbiased variance needs two points, and there is 1\n.*model\.ddof to 0/,
    ],
    [
      'token editing',
      { mixing: '{ strategy: token-edit }' },
      /bad\.yaml:\d+:\d+ .*mixing\.strategy: the strategy token-edit mixes text, human\.world gives numbers/,
    ],
    [
      'points of another world',
      { human: '{ world: states, frequencies: [1, 1], points: 5, chains: 5 }' },
      /arms\.one: model: family gaussian needs points, and world states gives states/,
    ],
    [
      'more points than memory',
      { human: '{ world: normal, points: 100000, chains: 1000000 }' },
      /arms\.one: 1000000 chains of 100000 points take at least 2400\.0 GB of memory, this machine has/,
    ],
    [
      'a mix that outgrows the memory',
      {
        human: '{ world: normal, points: 1000, chains: 100000 }',
        loop: '{ generations: 9000 }',
        mixing: '{ strategy: accumulate }',
      },
      /points and mixes of up to 9001000 take at least 7202\.4 GB of memory.*\n.*where mixes grow, loop\.generations/,
    ],
  ])('%s', async (_what, parts, message) => {
    const error = await run(write('bad', parts), 'bad').catch(
      (caught: unknown) => caught as Error & { hint?: string },
    )
    expect(`${(error as Error).message}\n${(error as { hint?: string }).hint}`).toMatch(message)
    expect(existsSync(join(folder, 'bad'))).toBe(false)
  })
})

describe('numbers at their limits', () => {
  it.each<[string, Parts]>([
    [
      'one state',
      {
        human: '{ world: states, frequencies: [1], points: 5, chains: 5 }',
        model: '{ family: categorical }',
      },
    ],
    ['fewer points than dimensions', { human: '{ world: normal, dimension: 5, points: 3, chains: 5 }' }],
    [
      'one point',
      { human: '{ world: normal, points: 1, chains: 5 }', model: '{ family: gaussian, ddof: 0 }' },
    ],
    ['one chain', { human: '{ world: normal, points: 10, chains: 1 }' }],
    [
      'fewer points than inputs',
      {
        human: '{ world: regression, dimension: 5, points: 3, chains: 5 }',
        model: '{ family: linear-regression }',
      },
    ],
    [
      'fresh points within a budget',
      {
        loop: '{ generations: 3, budget: 5 }',
        mixing: '{ strategy: mix, human: { share: 0.5, draw: fresh } }',
      },
    ],
    [
      'variance that underflows',
      // The variance falls by 1e-8 a generation: beyond 1e-308 after 39.
      {
        human: '{ world: normal, points: 5, chains: 3 }',
        loop: '{ generations: 45, sample: { temperature: 1.0e-8 } }',
      },
    ],
  ])('%s: every value is a number or has a reason', async (what, parts) => {
    const name = what.replaceAll(' ', '-')
    const { rows, notes, failures } = await run(write(name, parts))
    expect(failures).toEqual([])
    for (const { value, undefinedReason } of rows) {
      expect(value === undefined ? typeof undefinedReason : Number.isNaN(value)).toBe(
        value === undefined ? 'string' : false,
      )
    }
    if (name.startsWith('variance')) {
      expect(notes.join('\n')).toContain('collapsed to a point; other items have a density of 0')
    }
  })
})

describe('numbers again', () => {
  const arms = ['replace', 'accumulate', 'accumulate-subsample']
  const text = `name: again
human: { world: states, frequencies: { zipf: 1, states: 50 }, points: 100, chains: 300 }
model: { family: categorical }
loop: { generations: 4 }
arms:
${arms.map((strategy) => `  ${strategy}: { mixing: { strategy: ${strategy} } }\n`).join('')}seeds: 1
metrics: [surviving_states, gini_simpson]
`
  const path = join(folder, 'again.yaml')
  writeFileSync(path, text)
  const files = (runs: string) => reproducibleFiles(join(folder, runs, 'again'))

  it('are the same bytes with 1, 2 and 3 workers, and after a kill in the middle', async () => {
    for (const workers of [1, 2, 3]) await runExperiment(path, { runs: join(folder, `w${workers}`), workers })
    const expected = files('w1')
    expect(Object.keys(expected).length).toBeGreaterThan(15)
    expect(files('w2')).toEqual(expected)
    expect(files('w3')).toEqual(expected)

    const runs = join(folder, 'killed')
    const child = spawn(
      process.execPath,
      [MAIN, 'run', path, '--runs', runs, '--no-report', '--workers', '2'],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    )
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const begun = join(runs, 'again', 'replace', 'seed-01', 'generation-002.json')
    while (!existsSync(begun) && child.exitCode === null) await wait(10)
    child.kill('SIGKILL')
    await ended
    // Its workers see that it is gone, and end.
    await wait(500)
    await runExperiment(path, { runs, workers: 1 })
    expect(files('killed')).toEqual(expected)
  }, 90_000)
})
