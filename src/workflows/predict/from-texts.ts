import { countedClasses } from '../../analysis/theory/fact-classes.js'
import { factsOfHuman } from '../../analysis/theory/human-facts.js'
import { BadInputError } from '../../errors/index.js'
import type { TextSession } from '../../loop/text/session.js'
import type { Prepared } from '../prepare.js'
import { armsOf } from './arms-of.js'
import type { ToPredict } from './prediction.js'

/**
 * Facts that texts state. An almanac's are taken by their law, those of other human data by their counts in the
 * training split of the first seed, which is read for that.
 */
export function fromTexts(path: string, prepared: Prepared, session: TextSession): ToPredict {
  const { experiment } = session
  const context = session.seed(experiment.seeds[0])
  const documents = context.human.train.length
  const known = factsOfHuman(experiment.human)
  const counted = known ? undefined : context.facts?.trainCounts
  if (known === undefined && counted === undefined) {
    throw new BadInputError(
      `${path}: its human data has no facts, whose survival could be predicted`,
      'Name facts (human.facts: { mine: names } or a list), use a world with facts, or give --states or --frequencies.',
    )
  }
  const statements = counted?.reduce((sum, count) => sum + count, 0) ?? 0
  if (known === undefined && statements === 0) {
    throw new BadInputError(
      `${path}: the training split of seed ${experiment.seeds[0]} states none of its facts`,
    )
  }
  return {
    title: `${experiment.name}: ${documents} human documents`,
    items: 'facts',
    classes: known?.classes ?? countedClasses(counted ?? []),
    frequencies: known?.frequencies,
    human: documents,
    statementsPerDocument: known?.statements ?? statements / documents,
    probe: (experiment.probe.tokens * documents) / context.humanTokens,
    generations: experiment.generations,
    arms: armsOf(prepared, documents),
  }
}
