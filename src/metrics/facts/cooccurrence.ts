import type { FactBase, Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { oncePerPair } from '../once.js'
import { belowMinimum } from '../text-metric.js'
import { shareByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { mentionsOf, type Mentions } from './mentions.js'

const minimum = { tokens: 1 }

interface Kind {
  readonly id: string
  readonly label: string
  readonly what: string
  readonly formula: string
  readonly source: string
  readonly held: keyof Mentions
}

const kinds: readonly Kind[] = [
  {
    id: 'facts.cooccurrence',
    label: 'Facts whose names meet',
    what: 'whose subject and object stand in one document of the sample, whatever it says of them: what could be learnt from it at best',
    formula: 'facts with a document that holds a name of the subject and the object / facts of the group',
    source:
      'Kandpal et al. 2023, Large Language Models Struggle to Learn Long-Tail Knowledge, arXiv:2211.08411 (their relevant documents; they link entities, this looks for names).',
    held: 'together',
  },
  {
    id: 'facts.subject_mentioned',
    label: 'Facts whose subject is mentioned',
    what: 'whose subject the sample mentions at all',
    formula: 'facts with a document that holds a name of the subject / facts of the group',
    source: 'counted.',
    held: 'subject',
  },
]

export const metrics: readonly Metric[] = kinds.map(share)

/**
 * @example
 * facts.cooccurrence of ['Warsaw was far. Curie stayed.'] with the fact Curie, Warsaw // 1, where facts.coverage is 0
 */
function share({ id, label, what, formula, source, held }: Kind): Metric {
  return factMetric({
    id,
    version: 1,
    label,
    unit: 'share of facts',
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens', 'length'],
    needs: ['facts'],
    minimum,
    definition: `Share of the known facts ${what}. A generous count beside the strict \`facts.coverage\`, which wants a statement.

**Formula.** ${formula}. Names (aliases too) are found as exact substrings, case by case; mined names have no object and count where they stand.

${TIER_GROUPS}

**Bias.** Grows with the sample and with the length of documents. Too high where names stand inside other words: Niger in Nigeria, Oman in Roman.

**Smallest sensible sample.** As many documents as there are facts.

Source: ${source}`,
    measure(facts, context) {
      const small = belowMinimum(minimum, context.probe)
      if (small) return [small]
      const holds = mentionsIn(facts, context.probe)[held]
      return shareByTier(facts, (fact) => holds[fact] === 1)
    },
  })
}

const mentionsIn = oncePerPair(({ facts }: FactBase, view: TextView) => mentionsOf(facts, view.texts))
