import { expect, test } from 'vitest'
import { clusteredVectors, documentsOf } from '../../bench/metrics-python/inputs.js'
import { agreement, duelRow, oursAloneRow, soloRow } from '../../bench/metrics-python/rows.js'
import { duels, solos } from '../../bench/metrics-python/tasks.js'
import { textTasks, vectorTasks } from '../../bench/metrics-python/work.js'
import type { Measured } from '../../bench/take-turns.js'

const measured = (milliseconds: readonly number[], value: number): Measured => ({
  name: 'one',
  ready: { ready: true, tokens: 3000 },
  answers: milliseconds.map((time) => ({
    milliseconds: time,
    cpuMilliseconds: 2 * time,
    peakMebibytes: 50.4,
    value,
  })),
})

test('a row holds the ratio round by round, and whether the values agree', () => {
  const vendi = duels.find(({ name }) => name === 'vendi')!
  const row = duelRow(vendi, measured([1000, 2000, 4000], 7), measured([3000, 8000, 8000], 7.000001))
  // By hand: 3, 4 and 2 times.
  expect(row['times as fast']).toBe('3.0 (2.0-4.0)')
  expect(row['CPU, times as fast']).toBe('3.0 (2.0-4.0)')
  expect(row).toMatchObject({
    'aimed at': 'under 5 s',
    'ours s': 2,
    'Python s': 8,
    'ours CPU s': 4,
    'ours MiB': 50,
  })
  expect(row['values']).toBe('agree within 0.000001')
})

test('values that differ are shown', () => {
  expect(agreement(1.02, 1, 0.01)).toBe('DIFFER: 1.02 and 1')
  expect(agreement(0.99, 1, 0.011)).toBe('agree within 0.011')
  expect(agreement(5, 5, 0)).toBe('equal')
  expect(agreement(0, 0, 0)).toBe('equal')
  expect(agreement(Number.NaN, Number.NaN, 1)).toBe('DIFFER: NaN and NaN')
})

test('a package that is not there is named', () => {
  const row = oursAloneRow(duels[0], measured([1000], 7))
  expect(row['times as fast']).toBe('skipped: no python3 imports nltk; Debian: apt install python3-nltk')
})

test('a task alone has its rate', () => {
  // By hand: 3,000 tokens in the median of 4 seconds of CPU time.
  expect(soloRow(solos[0], measured([1000, 2000, 4000], 7))).toMatchObject({
    seconds: 2,
    'least-most': '1.00-4.00',
    'tokens/CPU s': 750,
    'aimed at': 'under 1 s',
  })
})

test('every task has its work', () => {
  for (const { name, input } of [...duels, ...solos]) {
    expect(name in (input === 'vectors' ? vectorTasks : textTasks), name).toBe(true)
  }
})

test('tasks on text compute what they say', async () => {
  const texts = ['a b c', 'a b c', 'a b d']
  // By hand: 4 words, 3 pairs, 2 triples.
  expect(await textTasks['ngram-counts'](texts)()).toBe(9)
  expect(await textTasks['count-coded'](texts)()).toBe(9)
  // By hand: longest common subsequences of 3, 2 and 2 of 3 tokens.
  expect(await textTasks['rouge-l'](texts)()).toBeCloseTo(7 / 9, 12)
  expect(await textTasks['near-duplicates'](texts)()).toBeCloseTo(1 / 3, 12)
  // By hand: two kinds of document, one of them twice.
  const shares = [2 / 3, 1 / 3]
  const score = Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0))
  expect(await textTasks['vendi'](['a b', 'a b', 'c'])()).toBeCloseTo(score, 12)
  expect(await textTasks['self-bleu'](texts)()).toBeGreaterThan(0.3)
  // Below 50 tokens some have no value.
  expect(await textTasks['catalogue'](texts)()).toBeGreaterThan(20)
})

test('vectors are the same each time, and the sample stands apart from the human ones', async () => {
  const [sample, human] = clusteredVectors(90, 4)
  expect(clusteredVectors(90, 4)).toEqual([sample, human])
  const [first, second] = [sample, human].map((rows) => Float64Array.from(rows.flat()))
  expect(await vectorTasks['frechet'](first, first, 4)()).toBeCloseTo(0, 6)
  expect(await vectorTasks['frechet'](first, second, 4)()).toBeGreaterThan(0.01)
  expect(await vectorTasks['mauve'](first, first, 4)()).toBeCloseTo(1, 12)
  // By hand: a ball that holds 5 neighbours and its centre.
  expect(await vectorTasks['density'](first, first, 4)()).toBeCloseTo(6 / 5, 12)
})

test('a file gives its lines, and one without documents is refused', async () => {
  const documents = await documentsOf('package.json')
  expect(documents[0]).toBe('{')
  await expect(documentsOf('/dev/null')).rejects.toThrow('/dev/null: expected at least 2 documents')
})
