import { describe, expect, it } from 'vitest'
import { problemsOf, resolveStub, RIGHT } from '../fail.js'

const [METRIC = ''] = resolveStub(RIGHT).metrics
const withExpectation = (fields: string) => `${RIGHT}expect:\n  - { ${fields} }\n`
const refused = (fields: string) => problemsOf(withExpectation(fields))

describe('expect', () => {
  it('is empty by default, and fills in how things are measured', () => {
    expect(resolveStub(RIGHT).expect).toEqual([])
    const [only] = resolveStub(withExpectation(`arm: replace, metric: ${METRIC}, equals: 1`)).expect
    expect(only).toMatchObject({
      generation: 'last',
      as: 'difference',
      within: { standard_errors: 4, relative: 0, absolute: 0 },
      status: 'read',
      quick: true,
    })
  })

  it('decides no number: the resolved file leaves it out', () => {
    const expected = resolveStub(withExpectation(`arm: replace, metric: ${METRIC}, equals: 1`))
    expect(expected.resolvedYaml()).toBe(resolveStub(RIGHT).resolvedYaml())
  })

  it('has exactly one target', () => {
    expect(refused(`arm: replace, metric: ${METRIC}`)[0]).toBe(
      'x.yaml:13:5 expect[0]: expected exactly one of equals, law, at_least, at_most, between, above, below, got none',
    )
    expect(refused(`arm: replace, metric: ${METRIC}, equals: 1, above: 0`)[0]).toContain(
      'got equals and above',
    )
  })

  it('names arms and metrics that are there', () => {
    expect(refused(`arm: replce, metric: ${METRIC}, above: hots`).slice(0, 2)).toEqual([
      expect.stringMatching(/^x\.yaml:13:12 expect\[0\]\.arm: unknown arm "replce".*replace/),
      expect.stringMatching(/expect\[0\]\.above: unknown arm "hots".*hot/),
    ])
    expect(refused('arm: replace, metric: no_such/group, equals: 1')[0]).toContain(
      'expect[0].metric: the experiment does not measure "no_such"',
    )
  })

  it('names generations that there are, and a statistic only over several', () => {
    const of = (more: string) => refused(`arm: replace, metric: ${METRIC}, equals: 1, ${more}`)[0]
    expect(of('generation: 4')).toContain('there is no generation 4: the last is 3')
    expect(of('generation: [3, 1]')).toContain('[3, 1] is empty')
    expect(of('statistic: slope')).toContain('slope is over several generations: expected [from, to]')
    expect(of('generation: [0, last], statistic: value')).toContain('value is of one generation')
    expect(of('generation: sometimes')).toContain('expected a generation, last, or [from, to]')
  })

  it('compares with one other arm, and with a range that holds something', () => {
    const of = (more: string) => refused(`arm: replace, metric: ${METRIC}, ${more}`)[0]
    expect(of('against: hot, above: control')).toContain('against compares with hot already')
    expect(of('between: [2, 1]')).toContain('[2, 1] holds nothing')
  })

  it('has variants only in a replication', () => {
    expect(refused(`arm: replace, metric: ${METRIC}, equals: 1, variants: [n100]`)[0]).toContain(
      'expect[0].variants[0]: unknown variant "n100": replication.variants has none',
    )
  })

  it('cannot stand in an arm', () => {
    expect(problemsOf(RIGHT.replace('replace: {', 'replace: { expect: [],'))[0]).toContain('expect')
  })
})
