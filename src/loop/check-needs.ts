import type { Experiment } from '../config/experiment.js'
import { BadInputError } from '../errors/index.js'
import type { ArmParts } from './arm-parts.js'
import { freshNeeded } from './fresh.js'
import type { HumanData } from './human.js'

/** Refuses, before any work, arms that ask for more documents than there will be. */
export function checkNeeds(arms: readonly ArmParts[], experiment: Experiment, human: HumanData): void {
  const train = human.train.length
  for (const { arm, strategy } of arms) {
    const sizes = { budget: arm.budget ?? train, human: train, sample: arm.sample.documents ?? train }
    const where = `${experiment.path}: arms.${arm.name}`
    for (let generation = 1; generation <= experiment.generations; generation++) {
      const needs = strategy.needs(arm.mixing, generation, sizes)
      if (needs.human > train) {
        throw new BadInputError(
          `${where}: generation ${generation} wants ${needs.human} human documents, the training split has ${train}`,
          'Ask for fewer (human.count, loop.budget), give more human data, or set allow_repetition: true.',
        )
      }
      if (needs.lastSample < 0) {
        throw new BadInputError(
          `${where}: the human part (${needs.documents - needs.lastSample} documents) is larger than the mix (${needs.documents})`,
          'Ask for fewer human documents or set a larger loop.budget.',
        )
      }
      if (needs.lastSample > sizes.sample) {
        throw new BadInputError(
          `${where}: generation ${generation} wants ${needs.lastSample} documents of a sample of ${sizes.sample}`,
          'Set a larger loop.sample.documents, a smaller loop.budget, or allow_repetition: true.',
        )
      }
    }
    const fresh = freshNeeded([{ arm, strategy } as ArmParts], experiment, train)
    if (fresh > human.fresh.length) {
      throw new BadInputError(
        `${where}: draw: fresh takes ${fresh} new human documents over ${experiment.generations} generations, the fresh split has ${human.fresh.length}`,
        'Set human.fresh to at least that many documents, run fewer generations, or use draw: redraw.',
      )
    }
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
  return [...short].map(
    ([tokens, names]) =>
      `${names.join(', ')}: the model sees ${tokens} tokens at once, world ${human.world?.name} needs ${contextNeeded} to connect subject and object; many of its facts will be false from generation 0 on`,
  )
}
