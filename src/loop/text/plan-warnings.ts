import type { FactBase } from '../../contracts/metric.js'
import type { ArmParts } from './arm-parts.js'
import type { HumanData } from './human.js'

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
