import { expect, it } from 'vitest'
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
        { arm: '10% human', human: 200, documents: 2000 },
        { arm: '50% human', human: 1000, documents: 2000 },
      ],
      alone: [{ arm: '10% alone', human: 200, documents: 2000 }],
      size: 2000,
      generation: 2,
    },
  ])
})

it('is nothing where no strategy has two doses', () => {
  expect(doseFamilies({ ...results, arms: FAKE_ARMS.slice(0, 5) }, 'control', 0.95)).toEqual([])
})
