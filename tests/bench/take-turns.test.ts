import { expect, test } from 'vitest'
import type { WorkerCommand } from '../../bench/line-worker.js'
import { takeTurns } from '../../bench/take-turns.js'

/** A worker that answers with the repetitions asked for, as milliseconds. */
const echo = (name: string): WorkerCommand => ({
  name,
  command: [
    process.execPath,
    '-e',
    `console.log('{"ready":true,"tokens":7}')
     require('readline').createInterface({ input: process.stdin })
       .on('line', (line) => console.log(JSON.stringify({ milliseconds: +line })))`,
  ],
})

test('each worker answers once a round, the warm-up left out', async () => {
  const measured = await takeTurns([echo('first'), echo('second')], 2, 5)
  expect(measured.map(({ name, ready }) => [name, ready.tokens])).toEqual([
    ['first', 7],
    ['second', 7],
  ])
  for (const { answers } of measured) expect(answers.map((one) => one.milliseconds)).toEqual([5, 5])
})

test('a worker that dies is named, with what it wrote last', async () => {
  const command = [process.execPath, '-e', 'console.error("no such kernel"); process.exit(1)']
  await expect(takeTurns([{ name: 'broken', command }], 1, 1)).rejects.toThrow(/^broken: .*no such kernel/s)
})

test('a program that is not there is named', async () => {
  const command = ['/no/such/program']
  await expect(takeTurns([{ name: 'absent', command }], 1, 1)).rejects.toThrow(/^absent: .*ENOENT/s)
})
