import { builtin } from '../../../config/builtin.js'
import { humanDocuments } from '../../../mixing/human-amount.js'
import { schema as mixSchema } from '../../../mixing/mix.js'

/** The part of a resolved experiment of numbers that decides what its models become. */
export interface ConfiguredNumbers {
  readonly human: Readonly<Record<string, unknown>> & { readonly world: string; readonly points: number }
  readonly model: Model
  readonly loop: LoopPart
  readonly curation?: readonly unknown[]
  readonly arms: Readonly<Record<string, ArmPart>>
}

type Model = Readonly<Record<string, unknown>> & { readonly family: string }

interface ArmPart {
  readonly mixing: Readonly<Record<string, unknown>> & { readonly strategy: string }
  readonly model?: Model
  readonly loop?: LoopPart
  readonly curation?: readonly unknown[]
}

interface LoopPart {
  readonly budget?: number
  readonly sample?: Readonly<Record<string, unknown>> & { readonly points?: number }
}

/** An arm as laws take it: all training sets, samples and mixes of constant size are as large as the human split. */
export interface NumberLoop {
  readonly strategy: string
  readonly points: number
  /** Human points of every mix, and how they are drawn; none for other strategies than `mix`. */
  readonly human: number
  readonly draw: 'fixed' | 'redraw' | 'fresh'
  readonly temperature: number
  readonly model: Model
}

/** How an arm's model draws: options beside these make it another distribution. */
const NEUTRAL: Readonly<Record<string, unknown>> = { temperature: 1, top_p: 1, greedy: false }

/** The loop of an arm; or which assumption of all laws fails. */
export function numberLoop(configured: ConfiguredNumbers, name: string): NumberLoop | string {
  const arm = configured.arms[name]
  if (arm === undefined) return 'it is not in the configuration'
  const { points } = configured.human
  const loop = { ...configured.loop, ...arm.loop }
  const { points: drawn = points, temperature = 1, ...decoding } = loop.sample ?? {}
  const budget = loop.budget ?? points
  if (drawn !== points || budget !== points) {
    return 'laws are of samples and mixes as large as the human training split'
  }
  if ((arm.curation ?? configured.curation ?? []).length > 0) return 'curation decides which points are kept'
  const changed = Object.keys(decoding).filter((key) => decoding[key] !== NEUTRAL[key])
  if (changed.length > 0) return `sampling is not that of the model: ${changed.join(', ')}`
  const { strategy } = arm.mixing
  if (!builtin.strategies.some((entry) => entry.name === strategy)) {
    return `the strategy ${strategy} is not known here`
  }
  const mixed = strategy === 'mix' ? mixSchema.parse(arm.mixing).human : undefined
  return {
    strategy,
    points,
    human: mixed === undefined ? 0 : humanDocuments(mixed, budget),
    draw: mixed?.draw ?? 'redraw',
    temperature: Number(temperature),
    model: arm.model ?? configured.model,
  }
}
