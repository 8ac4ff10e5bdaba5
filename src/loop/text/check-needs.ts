import type { FactBase } from '../../contracts/metric.js'
import { CONTROL, type Experiment } from '../../config/experiment.js'
import { suggestion } from '../../data/suggest.js'
import { BadInputError } from '../../errors/index.js'
import type { FamilyCapabilities } from '../../contracts/model.js'
import type { PlannedSizes } from '../../contracts/recipe.js'
import type { ArmParts, ArmPlan } from './arm-parts.js'
import { bytesOfTexts, checkMemory } from './check-memory.js'
import { checkStages } from './check-stages.js'
import { freshNeeded } from '../fresh.js'
import type { HumanData } from './human.js'
import { needsOf } from '../needs.js'

/** Generations of all runs together whose plan is still a matter of seconds. */
const MOST_GENERATIONS = 200_000
/** A token as a number of 32 bits. */
const BYTES_PER_TOKEN = 4

/** Refuses an experiment whose plan alone would take minutes. */
export function checkCount({ path, arms, seeds, generations }: Experiment): void {
  const all = arms.length * seeds.length * (generations + 1)
  if (all <= MOST_GENERATIONS) return
  throw new BadInputError(
    `${path}: ${arms.length} arms x ${seeds.length} seeds x ${generations + 1} generations are ${all} generations, expected at most ${MOST_GENERATIONS}`,
    'Lower seeds or loop.generations, or write several experiments.',
  )
}

/** Refuses, before any work, arms that ask for more documents than there will be. */
export function checkNeeds(arms: readonly ArmParts[], experiment: Experiment, human: HumanData): void {
  const train = human.train.length
  checkCount(experiment)
  const probe = experiment.probe.tokens
  checkMemory(`${experiment.path}: loop.probe: ${probe} tokens`, probe * BYTES_PER_TOKEN)
  checkHidden(arms, experiment)
  for (const { arm, family, strategy, stages } of arms) {
    const sizes = { budget: arm.budget ?? train, human: train, sample: arm.sample.documents ?? train }
    const where = `${experiment.path}: arms.${arm.name}`
    checkRequirements({ arm, strategy }, family.capabilities(arm.model), experiment, where)
    checkStages({ stages }, human, where)
    checkMemory(`${where}: samples of ${sizes.sample} documents`, bytesOfTexts(sizes.sample, human.train))
    if (typeof arm.trainingTokens === 'number') {
      const tokens = arm.trainingTokens
      checkMemory(`${where}: mixes of ${tokens} training tokens`, tokens * BYTES_PER_TOKEN)
    }
    checkSizes({ arm, strategy }, sizes, experiment, where, 'documents')
    const fresh = freshNeeded([{ arm, strategy } as ArmParts], experiment, train)
    if (fresh > human.fresh.length) {
      throw new BadInputError(
        `${where}: draw: fresh takes ${fresh} new human documents over ${experiment.generations} generations, the fresh split has ${human.fresh.length}`,
        'Set human.fresh to at least that many documents, run fewer generations, or use draw: redraw.',
      )
    }
  }
}

/** Refuses mixes that take more of a source than it has. */
export function checkSizes(
  plan: ArmPlan,
  sizes: PlannedSizes,
  experiment: Experiment,
  where: string,
  items: 'documents' | 'points',
): void {
  for (let generation = 1; generation <= experiment.generations; generation++) {
    const needs = needsOf(plan, experiment.path, generation, sizes)
    if (needs.human > sizes.human) {
      throw new BadInputError(
        `${where}: generation ${generation} wants ${needs.human} human ${items}, the training split has ${sizes.human}`,
        'Ask for fewer (human.count, loop.budget), give more human data, or set allow_repetition: true.',
      )
    }
    if (needs.lastSample < 0) {
      throw new BadInputError(
        `${where}: the human part (${needs.documents - needs.lastSample} ${items}) is larger than the mix (${needs.documents})`,
        `Ask for fewer human ${items} or set a larger loop.budget.`,
      )
    }
    if (needs.lastSample > sizes.sample) {
      throw new BadInputError(
        `${where}: generation ${generation} wants ${needs.lastSample} ${items} of a sample of ${sizes.sample}`,
        `Set a larger loop.sample.${items}, a smaller loop.budget, or allow_repetition: true.`,
      )
    }
  }
}

/** Metrics that would be undefined in every arm are a mistake, and it is seen before the run. */
function checkHidden(arms: readonly ArmParts[], { metrics, path }: Experiment): void {
  const hidden = metrics.find((id) => id.split('.').includes('hidden'))
  if (hidden === undefined) return
  if (arms.some(({ arm, family }) => family.capabilities(arm.model).embedding === true)) return
  throw new BadInputError(
    `${path}: metrics: ${hidden} asks for hidden states, and no arm has a model with such`,
    `Models of the family transformer have them. Hashed vectors need no model: ${hidden.replace('hidden', 'hashed')}.`,
  )
}

/** What a strategy cannot do without: a property of the family, a control with a metric. */
export function checkRequirements(
  { arm, strategy }: ArmPlan,
  can: Pick<FamilyCapabilities, 'lossWeights' | 'editing'>,
  { arms, metrics }: Experiment,
  where: string,
): void {
  const { lossWeights, editing, controlMetric } = strategy.requires?.(arm.mixing) ?? {}
  if (lossWeights && !can.lossWeights) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} weighs documents in the loss, family ${arm.model.family} as configured takes no loss weights`,
      'Weigh by resampling instead, or choose another family or smoothing.',
    )
  }
  if (editing && !can.editing) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} edits texts, models of family ${arm.model.family} cannot`,
      'Choose another strategy or family.',
    )
  }
  if (controlMetric === undefined) return
  if (!arms.some(({ name }) => name === CONTROL) || arm.name === CONTROL) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} compares with the arm "control", which this experiment does not have`,
      'Set control: true.',
    )
  }
  const id = controlMetric.replace(/\/[^/]*$/, '')
  if (!metrics.includes(id) && !metrics.includes(controlMetric)) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} watches ${controlMetric}, which is not measured: ${suggestion(id, metrics, 'metrics')}`,
      'Add it to metrics, or watch another one.',
    )
  }
}

/** What would surprise: said in the plan and in the report, but no error. */
export function planWarnings(arms: readonly ArmParts[], human: HumanData): string[] {
  const short = new Map<number, string[]>()
  const contextNeeded = human.world?.contextNeeded
  for (const { arm, family } of arms) {
    const { contextTokens } = family.capabilities(arm.model)
    if (contextNeeded !== undefined && contextTokens !== undefined && contextTokens < contextNeeded) {
      short.set(contextTokens, [...(short.get(contextTokens) ?? []), arm.name])
    }
  }
  const facts = [...short].map(
    ([tokens, names]) =>
      `${names.join(', ')}: the model sees ${tokens} ${tokens === 1 ? 'word' : 'words'} at once, world ${human.world?.name} needs ${contextNeeded} to connect subject and object; many of its facts will be false from generation 0 on`,
  )
  return [...facts, ...certainDecoding(arms)]
}

/** Nothing is drawn, and the loop gives no prompts: nothing tells one document of a sample from another. */
function certainDecoding(arms: readonly ArmParts[]): string[] {
  const names = arms
    .filter(({ arm: { sample } }) => sample.decoding.greedy === true || sample.decoding.beams !== undefined)
    .map(({ arm }) => arm.name)
  if (names.length === 0) return []
  return [
    `${names.join(', ')}: greedy decoding and beam search draw nothing, so all documents of a sample will be the same one`,
  ]
}

/** Facts that no human text states leave every metric of facts undefined: better said before the run. */
export function factWarnings(facts: FactBase | undefined): string[] {
  if (facts === undefined || facts.trainCounts.some((count) => count > 0)) return []
  return facts.facts.length === 0
    ? [
        'human.facts: no names of several words and no numbers in the training split: metrics of facts are undefined',
      ]
    : [
        `none of the ${facts.facts.length} known facts is stated in the training split: metrics of facts are undefined`,
      ]
}
