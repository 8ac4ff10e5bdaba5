import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compiledApi } from '../helpers/compiled.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const { runExperiment } = await compiledApi()

const folder = temporaryFolder()
const GOOD = writeTiny(folder)

interface Refusal {
  readonly name: string
  readonly text: string
  readonly exitCode: number
}

/** How a run is refused, as the command line would print it; nothing may be written for it. */
async function refusal(file: string, options: Parameters<typeof runExperiment>[1] = {}): Promise<Refusal> {
  const runs = join(folder, 'runs')
  try {
    await runExperiment(file, { runs, ...options })
  } catch (error) {
    expect(existsSync(runs)).toBe(false)
    const { name, message, hint = '', exitCode } = error as Error & { hint?: string; exitCode: number }
    return { name, text: `${message}\n${hint}`, exitCode }
  }
  throw new Error('expected a refusal')
}

/** Nine aliases of nine aliases and so on: 9^12 values. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level < 12; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    )
  }
  return lines.join('\n')
}

describe('files that are no experiment', () => {
  it.each<[string, string, RegExp]>([
    ['an empty file', '', /odd\.yaml:1:1 expected an experiment .*, got nothing/],
    ['a list', '- 1\n', /odd\.yaml:1:1 expected an experiment .*, got a list/],
    ['a file that is no text', '\0', /something that is not UTF-8 text/],
    [
      'a file of 50 MB',
      `# ${'x'.repeat(50_000_000)}`,
      /has 50000002 bytes, expected an experiment file of at most 1000000\nData stands in files/,
    ],
    ['deep nesting', `a: ${'['.repeat(50_000)}`, /1:\d+ it is nested too deeply/],
    ['aliases that multiply', bomb(), /cannot be read as YAML: its aliases repeat each other/],
    [
      'an alias inside its own anchor',
      'name: x\narms: &a { b: *a }\n',
      /odd\.yaml:2:15 the alias \*a stands inside the anchor &a: its value would have no end/,
    ],
  ])('%s', async (_what, text, message) => {
    const path = join(folder, 'odd.yaml')
    writeFileSync(path, text)
    expect(await refusal(path)).toMatchObject({
      name: 'BadInputError',
      text: expect.stringMatching(message),
      exitCode: 2,
    })
  })
})

describe('settings', () => {
  it.each<[string, RegExp]>([
    ['loop.generations=0', /loop\.generations: expected a whole number from 1 to 10000, got 0/],
    ['loop.generations=1e9', /loop\.generations: expected a whole number from 1 to 10000, got 1000000000/],
    ['loop.generations=.nan', /expected a whole number from 1 to 10000, got NaN/],
    ['loop.generations=.inf', /expected a whole number from 1 to 10000, got (Infinity|\.inf)/],
    [
      'human.documents=1e12',
      /human\.documents: expected a whole number from 1 to 100000000, got 1000000000000/,
    ],
    ['human.facts=-1', /human\.facts: expected a whole number from 1 to 500000, got -1/],
    ['loop.probe.tokens=1e15', /loop\.probe\.tokens: expected a whole number from 1 to 10000000000/],
    ['loop.sample.max_tokens=1e15', /max_tokens: expected a whole number from 1 to 10000000, got/],
    [
      'loop.training_tokens=1e15',
      /training_tokens: expected a whole number from 1 to 10000000000 or "human", got/,
    ],
    ['seeds=[1, 1]', /seeds\[1\]: the seed 1 stands twice/],
    ['name=../up', /name: expected letters, digits/],
    ['name=CON', /name: this name is reserved by Windows/],
    ['name=study.', /name: expected letters, .*not ending with "\."/],
  ])('--set %s', async (setting, message) => {
    expect(await refusal(GOOD, { set: [setting] })).toMatchObject({
      name: 'BadInputError',
      text: expect.stringMatching(message),
      exitCode: 2,
    })
  })

  it('more generations than anybody waits for', async () => {
    expect(await refusal(GOOD, { set: ['loop.generations=10000'], seeds: 1000 })).toMatchObject({
      text: expect.stringContaining(
        '2 arms x 1000 seeds x 10001 generations are 20002000 generations, expected at most 200000',
      ),
      exitCode: 2,
    })
  })

  it.each([
    ['human.documents=1e8', /human: 100000040 documents of the world almanac take at least [\d.]+ GB/],
    ['loop.sample.documents=1e8', /arms\.control: samples of 100000000 documents take at least/],
    ['loop.probe.tokens=1e10', /loop\.probe: 10000000000 tokens take at least 40\.0 GB of memory/],
    ['loop.training_tokens=1e10', /mixes of 10000000000 training tokens take at least 40\.0 GB/],
  ])('too much for the memory: --set %s', async (setting, message) => {
    const { name, text, exitCode } = await refusal(GOOD, { set: [setting] })
    expect({ name, exitCode }).toEqual({ name: 'EnvironmentError', exitCode: 1 })
    expect(text).toMatch(message)
    expect(text).toContain('NODE_OPTIONS=--max-old-space-size')
  })
})
