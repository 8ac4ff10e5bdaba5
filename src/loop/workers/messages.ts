import type { ParseOptions } from '../../config/parse.js'
import type { Phase } from '../../contracts/results.js'

/** What the parent tells a worker process. */
export type ToWorker =
  | {
      readonly type: 'open'
      readonly text: string
      readonly options: ParseOptions
      readonly root: string
      readonly threads: number
    }
  | { readonly type: 'run'; readonly task: Task }
  | { readonly type: 'stop' }

/** One piece of work: an arm and a seed, up to a generation. */
export interface Task {
  readonly arm: string
  readonly seed: number
  readonly last: number
}

/** What a worker process tells its parent. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'phase'; readonly task: Task; readonly generation: number; readonly phase: Phase }
  /** Share of a phase that is done, 0 to 1; a few times a second at most. */
  | {
      readonly type: 'progress'
      readonly task: Task
      readonly generation: number
      readonly phase: Phase
      readonly share: number
    }
  | {
      readonly type: 'generation'
      readonly task: Task
      readonly generation: number
      readonly reused: boolean
    }
  | { readonly type: 'finished'; readonly task: Task }
  | {
      readonly type: 'failed'
      readonly task: Task
      readonly generation: number
      readonly message: string
      /** The process is gone and could not record the failure itself. */
      readonly died?: boolean
    }
  | { readonly type: 'stopped' }
  | { readonly type: 'warning'; readonly message: string }
  /** Nothing can go on: the experiment cannot be opened, the disk is full. */
  | { readonly type: 'fatal'; readonly message: string; readonly hint?: string; readonly exitCode: number }
