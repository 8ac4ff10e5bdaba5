import type { FactBase, Measured } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'

/** How every metric that is split by tier names its groups; part of their definitions. */
export const TIER_GROUPS = `**Groups.** The tiers \`unseen, 1, 2-3, 4-7, 8-15, 16-63, 64+\` hold the facts by how often the human train split states them; \`rare\` holds those it states 1 to 3 times, \`all\` those it states at all. n is the number of facts of the group; a group without facts is undefined.`

/** What counts as a statement of a fact, for every kind of human data; part of the metrics' definitions. */
export const STATEMENTS = `**Statements.** In a world, what its reader takes for one. With a list of facts (\`human.facts: { file }\`), a sentence that holds a name of the subject and the object. With \`human.facts: { mine: names }\` the facts are names and numbers, and every occurrence is a right statement. What counts as a name or a sentence: docs/facts.md.`

/** Whether something holds for a fact; undefined where it cannot be told, and the fact is left out. */
type Holds = (fact: number) => boolean | undefined

/** The share of facts for which something holds, by tier, then for the rare ones, then for all that train states. */
export function shareByTier(facts: FactBase, holds: Holds, untold = ''): Measured[] {
  return tierGroups(facts).map(({ group, belongs }) => shareOf(group, facts, holds, belongs, untold))
}

export interface TierGroup {
  readonly group: string
  readonly belongs: (fact: number) => boolean
}

/** The groups that a metric by tier has. */
export function tierGroups({ tierNames, tiers, trainCounts }: FactBase): TierGroup[] {
  return [
    ...tierNames.map((group, tier) => ({ group, belongs: (fact: number) => tiers[fact] === tier })),
    { group: 'rare', belongs: (fact) => trainCounts[fact] >= 1 && trainCounts[fact] <= 3 },
    { group: 'all', belongs: (fact) => trainCounts[fact] >= 1 },
  ]
}

export const NO_FACTS_IN_GROUP = 'no facts in this group'

/**
 * The same for a question that makes sense only of facts that train states: a tier of others is undefined.
 * `untold` says why, where it can be told of no fact of a group.
 */
export function shareOfStatedByTier(facts: FactBase, holds: Holds, untold: string): Measured[] {
  const stated = new Set<string>(['rare', 'all'])
  facts.trainCounts.forEach((count, fact) => {
    if (count > 0) stated.add(facts.tierNames[facts.tiers[fact]])
  })
  return shareByTier(facts, holds, untold).map((measured) =>
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
  holds: Holds,
  belongs: (fact: number) => boolean,
  untold: string,
): Measured {
  let members = 0
  let holding = 0
  let leftOut = 0
  for (let fact = 0; fact < facts.length; fact++) {
    if (!belongs(fact)) continue
    const held = holds(fact)
    if (held === undefined) leftOut++
    else members++
    if (held) holding++
  }
  if (members === 0) {
    return { group, ...undefinedBecause(leftOut > 0 ? untold : NO_FACTS_IN_GROUP, 0) }
  }
  return { group, value: holding / members, n: members }
}
