import { BadInputError } from '../../../errors/index.js'
import type { TrainingOptions } from './options.js'

/**
 * Tokens of a training window. A BadInputError where it is longer than the context (there is no position for more), and
 * where all the training asked for is less than one batch of windows.
 */
export function windowOf(
  { window, batch, tokens }: Pick<TrainingOptions, 'window' | 'batch' | 'tokens'>,
  context: number,
): number {
  if (window !== undefined && window > context) {
    throw new BadInputError(
      `training.window is ${window} tokens, the model sees ${context} at once`,
      `set a window of at most ${context}, or a larger context`,
    )
  }
  const length = window ?? context
  if (tokens !== undefined && tokens < batch * length) {
    throw new BadInputError(
      `training.tokens is ${tokens}, less than one batch: ${batch} windows of ${length} tokens are ${batch * length}`,
      'lower training.batch, or train on more tokens',
    )
  }
  return length
}
