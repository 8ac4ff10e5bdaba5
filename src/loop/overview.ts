import type { ArmInfo, MetricInfo } from '../contracts/results.js'
import type { Session } from './session.js'

/** What a reader of results needs to know of an experiment, as plain data: no file, module or registry is asked. */
export interface Overview {
  readonly name: string
  readonly description: string
  readonly seeds: readonly number[]
  readonly generations: number
  /** Positions of the sample whose texts are shown. */
  readonly excerpts: number
  /** What a token is to metrics, where it is not what white space separates. */
  readonly tokenisation?: string
  readonly arms: readonly ArmInfo[]
  readonly metrics: readonly MetricInfo[]
}

export function overviewOf({ experiment, arms, metrics }: Session): Overview {
  return {
    name: experiment.name,
    description: experiment.description,
    seeds: experiment.seeds,
    generations: experiment.generations,
    excerpts: experiment.excerpts,
    ...(experiment.tokenisation === 'whitespace' ? {} : { tokenisation: experiment.tokenisation }),
    arms: arms.map(({ arm, family, strategy }) => ({
      name: arm.name,
      slug: arm.slug,
      description: arm.description || strategy.describe(arm.mixing),
      strategy: strategy.name,
      humanOnly: strategy.humanOnly ?? false,
      ...(family.capabilities(arm.model).continues ? { continues: true } : {}),
      ...(arm.reference === undefined ? {} : { reference: arm.reference }),
    })),
    metrics: metrics.map(({ id, label, unit, format, better, dependsOn, definition }) => ({
      id,
      label,
      unit,
      format,
      better,
      ...(dependsOn ? { dependsOn } : {}),
      definition,
    })),
  }
}
