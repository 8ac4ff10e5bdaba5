import { expect, it } from 'vitest'
import { doseLines } from '../../src/analysis/dose-lines.js'
import { doseFamilies } from '../../src/analysis/index.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

const alone = { ...FAKE_ARMS[4]!, name: '10% alone', strategy: 'human-subset', humanOnly: true }
const results = fakeResults({ arms: [...FAKE_ARMS, alone], seeds: 2, generations: 2 })

it('is the arms of a strategy by their human documents, beside human data alone', () => {
  const families = doseFamilies(results, 'control', 0.95)
  expect(families).toEqual([
    {
      strategy: 'mix',
      doses: [
        { arm: '10% human', human: 200, documents: 2000, line: '' },
        { arm: '50% human', human: 1000, documents: 2000, line: '' },
      ],
      alone: [{ arm: '10% alone', human: 200, documents: 2000, line: '' }],
      size: 2000,
      generation: 2,
    },
  ])
})

it('is nothing where no strategy has two doses', () => {
  expect(doseFamilies({ ...results, arms: FAKE_ARMS.slice(0, 5) }, 'control', 0.95)).toEqual([])
})

it('tells doses apart by all that differs beside the amount', () => {
  const arm = (share: number, draw: string) => ({
    mixing: { strategy: 'mix', human: { share, draw } },
    description: `${share}`,
  })
  const arms = { '10% human': arm(0.1, 'fixed'), '50% human': arm(0.5, 'redraw') }
  const apart = { ...results, configuration: JSON.stringify({ arms }) }
  expect(doseFamilies(apart, 'control', 0.95)).toEqual([])
  expect([...doseLines(apart.configuration, Object.keys(arms))]).toEqual([
    ['10% human', 'fixed'],
    ['50% human', 'redraw'],
  ])
  const alike = { arms: { ...arms, '10% human': arm(0.1, 'redraw') } }
  expect([...doseLines(JSON.stringify(alike), Object.keys(arms)).values()]).toEqual(['', ''])
  const order = (value: number) => ({ model: { order: value }, mixing: { strategy: 'mix' } })
  expect([
    ...doseLines(JSON.stringify({ arms: { a: order(2), b: { mixing: { strategy: 'mix' } } } }), [
      'a',
      'b',
    ]).values(),
  ]).toEqual(['order 2', 'no order'])
  expect([...doseLines('', ['a'])]).toEqual([['a', '']])
})

it('counts human data alone once, however often it is repeated', () => {
  const mixes = results.mixes.map((mix) =>
    mix.arm === alone.name ? { ...mix, human: 2000, synthetic: 0, documents: 2000, repeated: 1800 } : mix,
  )
  expect(doseFamilies({ ...results, mixes }, 'control', 0.95)[0]!.alone).toEqual([
    { arm: '10% alone', human: 200, documents: 2000, line: '' },
  ])
})
