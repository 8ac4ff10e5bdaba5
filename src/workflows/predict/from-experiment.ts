import { countedClasses } from '../../analysis/theory/fact-classes.js'
import { factsOfHuman } from '../../analysis/theory/human-facts.js'
import { BadInputError } from '../../errors/index.js'
import { type ExperimentOptions, type Prepared, prepareExperiment } from '../prepare.js'
import type { ArmToPredict, ToPredict } from './prediction.js'

/**
 * What an experiment file would be expected to give. An almanac's facts are taken by their law, those of other human
 * data by their counts in the training split of the first seed, which is read for that.
 */
export async function fromExperiment(path: string, options: ExperimentOptions): Promise<ToPredict> {
  const prepared = await prepareExperiment(path, options)
  const { experiment, session } = prepared
  if (session.data === 'vectors') {
    throw new BadInputError(
      `${path}: experiments of numbers cannot be predicted from their file yet`,
      'Give --states or --frequencies.',
    )
  }
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

function armsOf({ session, chosen }: Prepared, documents: number): ArmToPredict[] {
  return session.arms
    .filter(({ arm }) => chosen.has(arm.name))
    .map(({ arm, strategy }) => ({
      name: arm.name,
      strategy,
      mixing: arm.mixing,
      sample: arm.sample.documents ?? documents,
      budget: arm.budget ?? documents,
      decoding: { ...arm.sample.decoding },
      curation: arm.curation,
      trainingTokens: arm.trainingTokens,
    }))
}
