import { BadInputError } from '../../../errors/index.js'
import type { TrainingOptions } from './options.js'

/** Tokens of a training window. Longer than the context there is no position for it: a BadInputError. */
export function windowOf({ window }: Pick<TrainingOptions, 'window'>, context: number): number {
  if (window === undefined || window <= context) return window ?? context
  throw new BadInputError(
    `training.window is ${window} tokens, the model sees ${context} at once`,
    `set a window of at most ${context}, or a larger context`,
  )
}
