import type { Experiment, ResolvedArm } from '../config/experiment.js'
import type { WorkContext } from '../contracts/model.js'
import type { MetricInfo } from '../contracts/results.js'
import type { ArmPlan } from './arm-plan.js'
import type { Chain, ChainMetric } from './chain.js'
import type { Store } from './store/store.js'
import type { TextSession } from './text/session.js'
import type { VectorSession } from './vectors/session.js'

export interface SessionOptions {
  /** Of reading the human data. */
  readonly work?: WorkContext
  /** What each model may use. */
  readonly threads?: number
}

/** An experiment opened in one process: what is loaded once and shared by its runs. */
export interface OpenSession {
  readonly experiment: Experiment
  readonly store: Store
  readonly metrics: readonly (ChainMetric & MetricInfo)[]
  readonly arms: readonly ArmPlan[]
  /** Identity of the human data. */
  readonly humanFingerprint: string
  arm(name: string): ArmPlan
  chain(arm: ResolvedArm, seed: number): Chain
  /** Gives back what models hold; the session is not used afterwards. */
  close(): Promise<void>
}

export type Session = TextSession | VectorSession

/** Opens an experiment of texts or of numbers. */
export async function openSession(
  experiment: Experiment,
  store: Store,
  options: SessionOptions = {},
): Promise<Session> {
  if (experiment.data === 'vectors') {
    const { VectorSession } = await import('./vectors/session.js')
    return VectorSession.open(experiment, store)
  }
  const { TextSession } = await import('./text/session.js')
  return TextSession.open(experiment, store, options)
}
