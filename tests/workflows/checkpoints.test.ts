import { spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { collapse, MAIN } from '../helpers/command.js'
import { temporaryFolder } from '../helpers/folder.js'
import { logged, stepwiseExperiment } from '../helpers/stepwise.js'
import { reproducibleFiles } from '../helpers/tree.js'

const STEPS = 6

it('killed in the middle of a fit, goes on from the last checkpoint to the bytes of an undisturbed run', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'tiny.yaml')
  const model = `continues: true, steps: ${STEPS}, milliseconds: 120`
  writeFileSync(file, stepwiseExperiment(model, { generations: 1, control: false, metrics: 'types' }))
  const args = ['run', file, '--no-report', '--workers', '1', '--runs']
  const logOf = (name: string) => join(folder, `${name}.log`)
  const run = (name: string) =>
    collapse([...args, join(folder, name)], { env: { STEPWISE_LOG: logOf(name) } })
  const steps = (name: string) => logged(logOf(name)).filter((line) => line.startsWith('step '))

  expect((await run('whole')).code).toBe(0)
  expect(steps('whole')).toHaveLength(2 * STEPS)

  // Killed after two checkpoints of generation 0, and again after the third checkpoint of generation 1.
  for (const checkpoints of [2, STEPS + 3]) {
    await killedAfter(checkpoints, [...args, join(folder, 'killed')], logOf('killed'))
  }
  const scratch = readdirSync(join(folder, 'killed', 'tiny', 'steps')).filter((name) =>
    name.endsWith('.scratch'),
  )
  expect(scratch).toHaveLength(1)
  const last = await run('killed')
  expect(last.code, last.stderr).toBe(0)
  // Each kill cost the step at work at most, whose checkpoint was not written yet.
  expect(steps('killed').length).toBeLessThanOrEqual(2 * STEPS + 2)
  expect(logged(logOf('killed')).filter((line) => line.startsWith('fit '))).toHaveLength(4)
  expect(reproducibleFiles(join(folder, 'killed', 'tiny'))).toEqual(
    reproducibleFiles(join(folder, 'whole', 'tiny')),
  )
})

/** Runs the command in a process group of its own and kills all of it with signal 9. */
async function killedAfter(checkpoints: number, args: readonly string[], log: string): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, STEPWISE_LOG: log },
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('exit', (_code, signal) => resolve(signal))
  })
  const done = () => logged(log).filter((line) => line.startsWith('checkpoint ')).length
  while (child.exitCode === null && (!existsSync(log) || done() < checkpoints)) await sleep(5)
  process.kill(-(child.pid ?? Number.NaN), 'SIGKILL')
  expect(await ended).toBe('SIGKILL')
}
