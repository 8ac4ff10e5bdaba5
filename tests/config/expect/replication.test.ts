import { describe, expect, it } from 'vitest'
import { parseExperiment } from '../../../src/config/parse.js'
import { problemsOf, resolveStub, RIGHT } from '../fail.js'

const [METRIC = ''] = resolveStub(RIGHT).metrics
const REPLICATION = `${RIGHT}replication:
  title: t
  source: s
  claim: c
  variants:
    small: { human: { documents: 300 }, arms: { hot: { loop: { budget: 50 } } } }
    long: { loop: { generations: 8 } }
  quick: { human: { documents: 100 }, seeds: 2 }
  figures: [{ metric: ${METRIC} }]
expect:
  - { arm: replace, metric: ${METRIC}, equals: 1, generation: 8, variants: [long] }
`

describe('a form of a replication', () => {
  it('is the experiment as it stands where none is named', () => {
    const base = resolveStub(REPLICATION)
    expect(base.name).toBe('quickstart')
    expect(base.human).toMatchObject({ documents: 2000 })
    expect(base.replication?.title).toBe('t')
  })

  it('merges a variant over the file, then quick over both, and has a folder of its own', () => {
    const small = resolveStub(REPLICATION, { variant: 'small' })
    expect(small.name).toBe('quickstart.small')
    expect(small.human).toMatchObject({ world: 'almanac', documents: 300 })
    expect(small.arms.find(({ name }) => name === 'hot')).toMatchObject({ budget: 50 })
    const quick = resolveStub(REPLICATION, { variant: 'small', quick: true })
    expect(quick.name).toBe('quickstart.small.quick')
    expect(quick.human).toMatchObject({ documents: 100 })
    expect(quick.seeds).toEqual([1, 2])
    expect(resolveStub(REPLICATION, { quick: true }).name).toBe('quickstart.quick')
  })

  it('drops the options of a world where its human data is from files', () => {
    const text = REPLICATION.replace('{ documents: 300 }', '{ files: [a.txt] }')
    expect(resolveStub(text, { variant: 'small' }).human).toEqual({
      files: ['a.txt'],
      documents_by: 'line',
      test: 0.1,
      fresh: 0,
    })
  })

  it('is checked with its own generations', () => {
    expect(resolveStub(REPLICATION, { variant: 'long' }).generations).toBe(8)
    const early = REPLICATION.replace('variants: [long]', 'variants: [small]')
    expect(problemsOf(early, { variant: 'small' })[0]).toContain('there is no generation 8: the last is 3')
  })

  it('has its mistakes where they stand', () => {
    const wrong = REPLICATION.replace('{ documents: 300 }', '{ documents: few }')
    expect(problemsOf(wrong, { variant: 'small' })[0]).toMatch(
      /^x\.yaml:17:34 replication\.variants\.small\.human\.documents: expected/,
    )
    expect(
      problemsOf(wrong.replace('few', '300').replace('generations: 8', 'generatoins: 8'), {
        variant: 'long',
      })[0],
    ).toMatch(/^x\.yaml:18:21 replication\.variants\.long\.loop\.generatoins: unknown key.*generations/)
  })

  it('cannot change the name or what is expected', () => {
    const named = REPLICATION.replace('seeds: 2', 'name: other')
    expect(problemsOf(named, { quick: true })[0]).toContain(
      'replication.quick.name: overrides cannot have their own name',
    )
  })

  it('must be known', () => {
    expect(problemsOf(REPLICATION, { variant: 'smal' })[0]).toContain('unknown variant "smal"')
    const needs = REPLICATION.replace('  figures', '  needs: { larg: text }\n  figures')
    expect(problemsOf(needs)[0]).toContain('replication.needs.larg: unknown variant "larg"')
  })

  it('is checked with the file itself', async () => {
    const wrong = REPLICATION.replace('{ documents: 300 }', '{ documents: few }').replace(METRIC, METRIC)
    await expect(parseExperiment(wrong, { path: 'x.yaml' })).rejects.toThrow(
      /replication\.variants\.small\.human\.documents/,
    )
  })
})
