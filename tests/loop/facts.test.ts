import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/folder.js'
import { open, runAll } from './open.js'

const folder = temporaryFolder()
const root = join(folder, 'runs')

// 65 sentences about ten people: person p is named in p + 2 of them.
const PEOPLE = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Jim']
const TEXT = PEOPLE.flatMap((name, person) =>
  Array.from(
    { length: person + 2 },
    (_, time) => `so ${name} Miller lived in town ${10 + person} for ${time} years .`,
  ),
)
writeFileSync(join(folder, 'text.txt'), TEXT.join('\n'))

const experiment = (facts: string) => `name: people
human: { files: ["${join(folder, 'text.txt')}"], test: 5${facts} }
model: { family: ngram, order: 3, smoothing: none }
loop: { generations: 2, sample: { max_tokens: 20 }, probe: { tokens: 400 } }
arms: { replace: { mixing: { strategy: replace } } }
control: false
seeds: 1
metrics: [${facts === '' ? 'types' : 'facts'}]
`

async function ranWith(facts: string) {
  const session = await open(experiment(facts), root)
  await runAll(session)
  const { facts: base } = session.seed(1)
  const record = await session.store.readGeneration('replace', 1, 2)
  return { base, metrics: record?.metrics ?? {}, steps: readdirSync(join(root, 'steps')).sort() }
}

describe('facts of real text', () => {
  it('are measured generation by generation, and fit nothing again when they change', async () => {
    const { steps } = await ranWith('')
    const mined = await ranWith(', facts: { mine: names }')
    expect(mined.steps).toEqual(steps)
    // Ten names and the ten numbers of their towns, all of them stated in the training split.
    expect(mined.base?.facts).toHaveLength(20)
    expect([...(mined.base?.trainCounts ?? [])].every((count) => count > 0)).toBe(true)
    const coverage = mined.metrics['facts.coverage'].values
    expect(coverage.find(({ group }) => group === 'all')).toMatchObject({ n: 20 })
    expect(coverage.find(({ group }) => group === 'unseen')?.undefinedReason).toBe('no facts in this group')
    expect(mined.metrics['statements.false_share'].values[0].undefinedReason).toMatch(/no false statements/)

    const list = join(folder, 'facts.jsonl')
    const fact = (subject: string, object: string) => JSON.stringify({ subject, relation: 'town', object })
    writeFileSync(list, PEOPLE.map((name, person) => fact(`${name} Miller`, String(10 + person))).join('\n'))
    const listed = await ranWith(`, facts: { file: "${list}" }`)
    expect(listed.steps).toEqual(steps)
    expect(listed.base?.facts).toHaveLength(10)
    // A model that sees three words connects name and town only by chance.
    const [wrong] = listed.metrics['statements.false_share'].values
    expect(wrong.value).toBeGreaterThan(0.3)
    const [right] = listed.metrics['statements.right_share'].values
    expect((right.value ?? 0) + (wrong.value ?? 0)).toBeCloseTo(1, 12)

    writeFileSync(list, fact('Nobody', 'nowhere'))
    const other = await ranWith(`, facts: { file: "${list}" }`)
    expect(other.steps).toEqual(steps)
    expect(other.metrics['facts.coverage'].values.find(({ group }) => group === 'unseen')).toMatchObject({
      value: 0,
      n: 1,
    })
  })
})
