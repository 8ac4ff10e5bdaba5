import { expect, it } from 'vitest'
import { builtin } from '../../src/config/builtin.js'
import { checkMetrics } from '../../src/config/metrics.js'
import type { Problem } from '../../src/config/problem.js'

const problemsOf = (metrics: readonly string[]) => {
  const problems: Problem[] = []
  const ids = checkMetrics({ human: { files: ['a.txt'] }, metrics }, builtin, problems)
  return { ids, messages: problems.map(({ message }) => message) }
}

it('refuses metrics of facts without facts, on the kept sample and at a declared size too', () => {
  for (const name of ['facts.coverage', 'kept.facts.coverage', 'facts@100', 'kept.styles.coverage@c50']) {
    expect(problemsOf([name]).messages).toEqual([
      `${name} asks for facts, and the human data has none to look for`,
    ])
  }
})

it('takes a size behind a name, and says what is wrong with it', () => {
  expect(problemsOf(['types@5000', 'types@c90'])).toEqual({ ids: ['types@5000', 'types@c90'], messages: [] })
  expect(problemsOf(['types@5k']).messages).toEqual(['metric "types@5k": "@5k" is no size to measure at'])
})
