import { expectedClasses } from '../../analysis/theory/fact-classes.js'
import type { VectorSpec } from '../../config/experiment.js'
import { BadInputError } from '../../errors/index.js'
import { probabilitiesOf } from '../../worlds/states/frequencies.js'
import type { StatesOptions } from '../../worlds/states/options.js'
import type { Prepared } from '../prepare.js'
import { armsOf } from './arms-of.js'
import type { ToPredict } from './prediction.js'

/** States that are drawn, and models that are their frequencies: each draw is a document of one statement. */
export function fromStates(path: string, prepared: Prepared): ToPredict {
  const { experiment } = prepared
  const human = experiment.human as VectorSpec
  if (human.world !== 'states') {
    throw new BadInputError(
      `${path}: predictions are of states and facts that survive, and the world ${human.world} has neither`,
      'Closed forms of other worlds are laws: collapse list laws. Or use the world states.',
    )
  }
  const frequencies = Array.from(probabilitiesOf(human as unknown as StatesOptions))
  if (frequencies.filter((frequency) => frequency > 0).length < 2) {
    throw new BadInputError(
      `${path}: human.frequencies: one state alone cannot be lost`,
      'Give at least two states a frequency above 0.',
    )
  }
  const { points } = human
  return {
    title: `${experiment.name}: ${frequencies.length} states, ${points} human points`,
    items: 'states',
    classes: expectedClasses(frequencies, points),
    frequencies,
    human: points,
    statementsPerDocument: 1,
    probe: Number.POSITIVE_INFINITY,
    generations: experiment.generations,
    arms: armsOf(prepared, points).map((arm, at) => ({ ...arm, modelFails: modelFails(prepared, at) })),
  }
}

/** Why an arm's model does not draw states as often as its training set holds them. */
function modelFails({ experiment, chosen }: Prepared, at: number): string | undefined {
  const { model } = experiment.arms.filter(({ name }) => chosen.has(name))[at]
  if (model.family !== 'categorical')
    return `a model of the family ${model.family} is not the frequencies of its data`
  const { smoothing } = model as { smoothing?: number }
  return smoothing ? `its model adds a pseudo-count of ${smoothing} to every state` : undefined
}
