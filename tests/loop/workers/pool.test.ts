import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { FromWorker, Task } from '../../../src/loop/workers/messages.js'
import { tinyExperiment } from '../../helpers/experiments.js'
import { temporaryFolder } from '../../helpers/folder.js'

const path = fileURLToPath(new URL('../../../dist/loop/workers/pool.js', import.meta.url))
const { runInWorkers } = (await import(
  /* @vite-ignore */ path
)) as typeof import('../../../src/loop/workers/pool.js')

const folder = temporaryFolder()
const NODE_OPTIONS = process.env['NODE_OPTIONS']

afterEach(() => {
  if (NODE_OPTIONS === undefined) delete process.env['NODE_OPTIONS']
  else process.env['NODE_OPTIONS'] = NODE_OPTIONS
})

/** Has every worker run some code before its own. */
function preload(code: string): void {
  const script = join(folder, 'preload.cjs')
  writeFileSync(script, code)
  process.env['NODE_OPTIONS'] = `--require ${script}`
}

const TEXT = tinyExperiment({
  metrics: 'types',
  arms: ['a: { mixing: { strategy: replace } }'],
  documents: 30,
})
const TASKS: Task[] = [
  { arm: 'a', seed: 1, last: 2 },
  { arm: 'control', seed: 1, last: 1 },
]

function run(text = TEXT, signal?: AbortSignal) {
  const told: FromWorker[] = []
  const options = {
    workers: 1,
    threads: 1,
    text,
    parse: { path: 'test.yaml' },
    root: temporaryRoot(),
    signal,
  }
  const ended = runInWorkers(TASKS, {
    ...options,
    tell: (message: FromWorker) => told.push(message),
  } as Parameters<typeof runInWorkers>[1])
  return { told, ended }
}

let count = 0
function temporaryRoot(): string {
  return join(folder, `root-${count++}`)
}

describe('runInWorkers', () => {
  it('reports a task whose worker dies, where it was, and goes on with another worker', async () => {
    preload(`const send = process.send.bind(process)
    process.send = (message) => {
      const fatal = message.type === 'phase' && message.task.arm === 'a' && message.generation === 1
      return send(message, () => fatal && process.kill(process.pid, 'SIGKILL'))
    }`)
    const { told, ended } = run()
    await ended
    expect(told.find(({ type }) => type === 'failed')).toEqual({
      type: 'failed',
      task: TASKS[0],
      generation: 1,
      message: 'its worker process ended with signal SIGKILL (out of memory?)',
      died: true,
    })
    expect(told.filter(({ type }) => type === 'finished')).toEqual([{ type: 'finished', task: TASKS[1] }])
  })

  it('does not try for ever where workers cannot begin', async () => {
    preload('process.exit(7)')
    await expect(run().ended).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: 'a worker process ended with exit code 7 before it began to work',
    })
  })

  it('ends with the error of an experiment that cannot be opened', async () => {
    await expect(run('name: [').ended).rejects.toMatchObject({ name: 'BadInputError', exitCode: 2 })
  })

  it('does nothing for no tasks, and stops when told', async () => {
    const options = { workers: 1, threads: 1, text: '', parse: { path: 'x' }, root: 'x' }
    await runInWorkers([], { ...options, tell: () => undefined })
    const stop = new AbortController()
    stop.abort()
    await expect(run(TEXT, stop.signal).ended).rejects.toMatchObject({ name: 'InterruptedError' })
  })
})
