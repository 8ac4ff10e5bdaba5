import type { VectorSpec } from '../../config/experiment.js'
import { ownExpectations } from '../../config/expect/forms.js'
import type { Expectation } from '../../contracts/expectation.js'
import type { ArmInfo, MetricInfo } from '../../contracts/results.js'
import type { Session } from '../session.js'
import type { ArmParts } from '../text/arm-parts.js'
import type { VectorArmParts } from '../vectors/arm-parts.js'

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
  /** What models are fitted to, where it is not text. */
  readonly data?: 'vectors'
  /** Independent chains of every run of numbers. */
  readonly chains?: number
  readonly arms: readonly ArmInfo[]
  readonly metrics: readonly MetricInfo[]
  /** What the results must be; absent: the file says nothing of it. */
  readonly expectations?: readonly Expectation[]
}

export function overviewOf({ experiment, arms, metrics, data }: Session): Overview {
  const expectations = ownExpectations(experiment)
  return {
    name: experiment.name,
    description: experiment.description,
    seeds: experiment.seeds,
    generations: experiment.generations,
    excerpts: experiment.excerpts,
    ...(experiment.tokenisation === 'whitespace' ? {} : { tokenisation: experiment.tokenisation }),
    ...(data === 'text' ? {} : { data, chains: (experiment.human as VectorSpec).chains }),
    arms: arms.map((parts) => {
      const { arm, strategy } = parts
      return {
        name: arm.name,
        slug: arm.slug,
        description: arm.description || strategy.describe(arm.mixing),
        strategy: strategy.name,
        humanOnly: strategy.humanOnly ?? false,
        ...(goesOn(parts) ? { continues: true } : {}),
        ...(arm.reference === undefined ? {} : { reference: arm.reference }),
      }
    }),
    metrics: (metrics as readonly MetricInfo[]).map(
      ({ id, label, unit, format, better, dependsOn, definition }) => ({
        id,
        label,
        unit,
        format,
        better,
        ...(dependsOn ? { dependsOn } : {}),
        definition,
      }),
    ),
    ...(expectations.length === 0 ? {} : { expectations }),
  }
}

function goesOn(parts: ArmParts | VectorArmParts): boolean {
  return parts.data === 'text' && parts.family.capabilities(parts.arm.model).continues === true
}
