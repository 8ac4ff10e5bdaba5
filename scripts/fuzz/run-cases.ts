import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Judged, Order } from './worker.js'

export interface FuzzOptions {
  readonly seed: number
  /** First case and number of cases. */
  readonly from: number
  readonly count: number
  readonly processes: number
  /** Seconds after which a case counts as hanging. */
  readonly limit: number
  readonly tell?: (judged: Judged) => void
}

/** Judges the cases in a few processes; one that hangs or dies is a fault, and its process is replaced. */
export async function runCases(options: FuzzOptions): Promise<Judged[]> {
  const { from, count, processes } = options
  const queue = Array.from({ length: count }, (_, index) => from + index)
  const judged: Judged[] = []
  const done = (one: Judged) => {
    judged.push(one)
    options.tell?.(one)
  }
  await Promise.all(Array.from({ length: Math.min(processes, count) }, () => runLane(queue, options, done)))
  return judged.sort((a, b) => a.number - b.number)
}

async function runLane(queue: number[], options: FuzzOptions, done: (one: Judged) => void): Promise<void> {
  let child: ChildProcess | undefined
  for (let number = queue.shift(); number !== undefined; number = queue.shift()) {
    child ??= start()
    const one = await judgeIn(child, { seed: options.seed, number }, options.limit)
    if (child.exitCode !== null || child.killed) child = undefined
    done(one)
  }
  child?.disconnect()
}

function start(): ChildProcess {
  return fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

function judgeIn(child: ChildProcess, order: Order, limit: number): Promise<Judged> {
  return new Promise((resolve) => {
    let errors = ''
    const hear = (chunk: Buffer) => {
      errors += chunk
    }
    const end = (judged: Judged) => {
      clearTimeout(timer)
      child.off('message', end).off('exit', died)
      child.stderr?.off('data', hear)
      resolve(judged)
    }
    const fail = (message: string) =>
      end({ number: order.number, did: [], verdict: { kind: 'fault', message } })
    const died = (code: number | null, signal: string | null) =>
      fail(`the process died (${signal ?? `exit code ${code}`}): ${errors.slice(-2000)}`)
    const timer = setTimeout(() => {
      child.off('exit', died).kill('SIGKILL')
      fail(`no end after ${limit} seconds`)
    }, limit * 1000)
    child.on('message', end).on('exit', died)
    child.stderr?.on('data', hear)
    child.send(order)
  })
}
