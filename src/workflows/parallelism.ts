import { availableParallelism } from 'node:os'
import { BadInputError } from '../errors/index.js'

export interface ParallelOptions {
  /** Worker processes; default: the number of processors. */
  readonly workers?: number | undefined
  /** Threads of each worker's models; default: what the other workers leave of the processors. Changes no result. */
  readonly threads?: number | undefined
}

export interface Parallelism {
  readonly workers: number
  readonly threads: number
}

/**
 * How many runs go on at once and how many threads each of them has. Runs need nothing of each other and threads of
 * one model wait for each other, so processors go to workers first; where there are fewer tasks than processors, as in
 * the round of generations 0, each task's model gets its part of the rest.
 *
 * @example
 * parallelism({}, 1, 8) // { workers: 1, threads: 8 }
 * parallelism({ workers: 3 }, 20, 8) // { workers: 3, threads: 2 }
 */
export function parallelism(
  { workers, threads }: ParallelOptions,
  tasks: number,
  processors = availableParallelism(),
): Parallelism {
  const most = workers ?? processors
  checkWhole('workers', most)
  if (threads !== undefined) checkWhole('threads', threads)
  const busy = Math.max(1, Math.min(most, tasks))
  return { workers: busy, threads: threads ?? Math.max(1, Math.floor(processors / busy)) }
}

function checkWhole(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return
  throw new BadInputError(`${name}: expected a whole number from 1 on, got ${value}`)
}
