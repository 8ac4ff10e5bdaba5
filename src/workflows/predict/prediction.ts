import type { Strategy } from '../../contracts/recipe.js'
import type { FactClass } from '../../analysis/theory/fact-classes.js'

/** One arm to predict. Sizes are in documents. */
export interface ArmToPredict {
  readonly name: string
  readonly strategy: Strategy
  /** Options of the strategy, as its schema parsed them. */
  readonly mixing: unknown
  readonly sample: number
  readonly budget: number
  readonly decoding: Readonly<Record<string, unknown>>
  readonly curation: readonly unknown[]
  readonly trainingTokens: unknown
  /** Why its model does not state things as often as its training set does; undefined: it does, or it is not known. */
  readonly modelFails: string | undefined
}

/** What a prediction is made from. */
export interface ToPredict {
  readonly title: string
  /** What is counted: `states` or `facts`. */
  readonly items: string
  readonly classes: readonly FactClass[]
  /** True probability of every state or fact; undefined where only counts in a training split are known. */
  readonly frequencies: readonly number[] | undefined
  /** Documents of the human training split. */
  readonly human: number
  readonly statementsPerDocument: number
  /** Documents of the probe that must state a fact; infinite: survival in the training set itself. */
  readonly probe: number
  readonly generations: number
  readonly arms: readonly ArmToPredict[]
}

export interface PredictedGroup {
  readonly group: string
  /** Expected number of its members. */
  readonly facts: number
  /** Share of them that survive, by generation. */
  readonly survival: readonly number[]
  /** Generation in which that falls below one half; undefined: not within those predicted. */
  readonly halfLife: number | undefined
}

/** Squared error and diversity as far as their second moment is known. */
export interface PredictedLoss {
  /** E ||p_g - p||^2 by generation. */
  readonly squaredError: readonly number[]
  /** What it tends to. */
  readonly floor: number
  /** 1 / E sum p^2: as many equal states would be as diverse. */
  readonly effectiveStates: readonly number[]
  readonly effectiveStatesLimit: number
}

/** With as much data as one likes, so that decoding alone changes the distribution. */
export interface PredictedDecoding {
  /** Nats, by generation. */
  readonly entropy: readonly number[]
}

export interface ArmPrediction {
  readonly arm: string
  readonly description: string
  readonly groups: readonly PredictedGroup[]
  /** Expected number of states or facts that survive, by generation. */
  readonly survivors: readonly number[] | undefined
  /** The same by Wright and Fisher's transition matrix, where it is small. */
  readonly exactSurvivors: readonly number[] | undefined
  /** Expected samples until one state is left; `never`: new human data or all of the old keep it from that. */
  readonly collapseTime: number | 'never' | undefined
  readonly loss: PredictedLoss | undefined
  readonly decoding: PredictedDecoding | undefined
  /** What is not predicted, and which assumption fails. */
  readonly notCovered: readonly string[]
}

export interface Prediction {
  readonly title: string
  readonly items: string
  readonly generations: number
  /** Where survival is looked for: the training set, or a probe of so many documents. */
  readonly probe: number | undefined
  readonly assumptions: string
  readonly arms: readonly ArmPrediction[]
}
