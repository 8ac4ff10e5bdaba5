import type { FactBase, Measured } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'

/** How every metric that is split by tier names its groups; part of their definitions. */
export const TIER_GROUPS = `**Groups.** The tiers \`unseen, 1, 2-3, 4-7, 8-15, 16-63, 64+\` hold the facts by how often the human train split states them; \`rare\` holds those it states 1 to 3 times, \`all\` those it states at all. n is the number of facts of the group; a group without facts is undefined.`

/** The share of facts for which something holds, by tier, then for the rare ones, then for all that train states. */
export function shareByTier(facts: FactBase, holds: (fact: number) => boolean): Measured[] {
  const { tierNames, tiers, trainCounts } = facts
  return [
    ...tierNames.map((name, tier) => shareOf(name, facts, holds, (fact) => tiers[fact] === tier)),
    shareOf('rare', facts, holds, (fact) => trainCounts[fact] >= 1 && trainCounts[fact] <= 3),
    shareOf('all', facts, holds, (fact) => trainCounts[fact] >= 1),
  ]
}

/** The same for a question that makes sense only of facts that train states: a tier of others is undefined. */
export function shareOfStatedByTier(facts: FactBase, holds: (fact: number) => boolean): Measured[] {
  const stated = new Set<string>(['rare', 'all'])
  facts.trainCounts.forEach((count, fact) => {
    if (count > 0) stated.add(facts.tierNames[facts.tiers[fact]])
  })
  return shareByTier(facts, holds).map((measured) =>
    measured.undefinedReason !== undefined || stated.has(measured.group ?? '')
      ? measured
      : {
          group: measured.group,
          ...undefinedBecause('no sentence of the human train split states these facts', measured.n),
        },
  )
}

function shareOf(
  group: string,
  { facts }: FactBase,
  holds: (fact: number) => boolean,
  belongs: (fact: number) => boolean,
): Measured {
  let members = 0
  let holding = 0
  for (let fact = 0; fact < facts.length; fact++) {
    if (!belongs(fact)) continue
    members++
    if (holds(fact)) holding++
  }
  if (members === 0) return { group, ...undefinedBecause('no facts in this group', 0) }
  return { group, value: holding / members, n: members }
}
