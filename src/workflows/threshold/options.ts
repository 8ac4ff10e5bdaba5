import type { DoseKind, Draw, Kept, TestedDose } from '../../analysis/threshold/index.js'
import type { FromWorker } from '../../loop/workers/messages.js'
import type { ParallelOptions } from '../parallelism.js'
import type { Folders } from '../paths.js'
import type { PlannedRun } from '../plan.js'

export interface ThresholdOptions extends Folders, ParallelOptions {
  /** Id of the metric to keep, or id/group. */
  readonly metric: string
  readonly group?: string | undefined
  /** The share of the control that must be left, above 0 and below 1. */
  readonly keep: number
  /** Where it is looked at; by default the file's last generation. */
  readonly atGeneration?: number | undefined
  /** Default: count. */
  readonly by?: DoseKind | undefined
  /** How human data is taken; by default as the file says, else `redraw`. */
  readonly draw?: Draw | undefined
  /** Smallest and largest dose to look at, and steps between them; by default shares (or counts) from nothing to all. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly step?: number | undefined
  /** Default: 0.95. */
  readonly confidence?: number | undefined
  /** Most seeds of a dose; default: 20. */
  readonly seedsMax?: number | undefined
  /** `path=value` settings that override the file. */
  readonly set?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
  readonly events?: ThresholdEvents | undefined
}

export interface ThresholdEvents {
  /** What will be searched. */
  begun?(search: {
    readonly title: string
    readonly doses: readonly string[]
    readonly mostDoses: number
  }): void
  /** Runs of the next round, and what is planned of them; those that are stored are not among them. */
  round?(runs: readonly PlannedRun[]): void
  worker?(message: FromWorker): void
  /** A dose was looked at. */
  looked?(dose: string, tested: Omit<TestedDose, 'pairs' | 'dose'>, kept: Kept | undefined): void
  warning?(message: string): void
  /** Bytes of human data read so far. */
  reading?(done: number, total: number): void
}
