import type { Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { shareOfStatedByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { GENERABLE_DEFINITION, generableFacts, TOO_LONG } from './generable.js'
import { NO_MIX } from './mix-coverage.js'

/**
 * @example
 * facts.extinct of three facts: one in the mix, one generable, one neither // all: 1/3
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.extinct',
    version: 1,
    label: 'Facts extinct',
    unit: 'share of facts',
    format: 'percent',
    better: 'lower',
    needs: ['facts', 'model', 'mix'],
    definition: `Share of facts that are lost for good unless human data brings them back: absent from this generation's training mix *and* not generable by its model.

**Formula.** facts with no right statement in the mix and P(fact) < 10^-6 / facts of the group. ${GENERABLE_DEFINITION}

${TIER_GROUPS} \`unseen\` is undefined: what was never there cannot go extinct.

**Bias.** Inherits the lower bound of \`facts.generable\`, so it errs upwards, never for facts that stand in the mix.

**Smallest sensible sample.** None is drawn.

Source: this project.`,
    async measure(facts, context) {
      const counts = context.mix?.facts
      if (counts === undefined) return [undefinedBecause(NO_MIX)]
      const generable = await generableFacts(await context.model(), facts)
      return typeof generable === 'string'
        ? [undefinedBecause(generable)]
        : shareOfStatedByTier(
            facts,
            (fact) => (generable[fact] === undefined ? undefined : counts[fact] === 0 && !generable[fact]),
            TOO_LONG,
          )
    },
  }),
]
