import type { GuardMemory } from './exit-guard.js'
import type { BufferView, Copy, Tensor } from './device.js'

/** One job as a thread gets it. */
export interface Work {
  readonly type: 'work'
  /** Programs that the thread must forget first, to stay within its limit. */
  readonly drop: readonly string[]
  readonly program?: {
    readonly id: string
    /** Absent when the thread has compiled it. */
    readonly graph?: Uint8Array
  }
  readonly inputs: Readonly<Record<string, Tensor | BufferView>>
  readonly outputs: Readonly<Record<string, 'return' | BufferView>>
  readonly copyIn: readonly Copy[]
  readonly copyOut: readonly Copy[]
}

export interface Release {
  readonly type: 'release'
  readonly scope: string
}

export type ToThread = Work | Release

export interface Failure {
  readonly message: string
  readonly hint?: string
}

/** `refused`: the thread cannot work on this machine. `failed`: this one job did. */
export type FromThread =
  | { readonly type: 'ready' }
  | ({ readonly type: 'refused' } & Failure)
  | { readonly type: 'done'; readonly results: Readonly<Record<string, Tensor>> }
  | ({ readonly type: 'failed'; readonly compiled: boolean } & Failure)

/** What a thread is told at its start. */
export interface ThreadSettings {
  readonly provider: string
  readonly guard: GuardMemory
}
