import type { Finding, FindingWeight, MeasuredMetric, MetricDifference } from '../../contracts/measurement.js'
import { formatPercent } from '../format.js'
import { listed } from '../words.js'
import { breadthChanges } from './breadth.js'
import { breadthFinding } from './breadth-finding.js'
import { clusterFindings } from './cluster-findings.js'
import { compareShares, type ShareDifference } from './compare-shares.js'
import { documentFindings } from './document-findings.js'
import type { AuditEvidence, GroupEvidence } from './evidence.js'
import { formFinding } from './form-finding.js'
import { humanFindings } from './human-findings.js'
import { phraseFindings, templateFindings } from './phrase-finding.js'
import { lengthCaution } from './size-cautions.js'
import type { Names } from './words.js'

export interface AuditInput {
  readonly metrics: readonly MeasuredMetric[]
  readonly differences: readonly MetricDifference[]
  readonly evidence: AuditEvidence
}

/**
 * What is narrower, by how much, which documents make it so and what to do: the findings on every group, the most
 * important first. What the intervals do not carry is not said; where nothing was found it is said how large a
 * difference would have been.
 */
export function audit(input: AuditInput): Finding[] {
  const { reference, human, groups } = input.evidence
  const name = reference === undefined ? undefined : human ? 'human text' : reference.group
  return inOrder(groups.flatMap((group) => findingsOf({ group: group.group, reference: name }, group, input)))
}

const ORDER: readonly FindingWeight[] = ['caution', 'serious', 'notable', 'small', 'none']

/** Of one weight, the larger first. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (left, right) => ORDER.indexOf(left.weight) - ORDER.indexOf(right.weight) || right.size - left.size,
  )
}

function findingsOf(names: Names, own: GroupEvidence, input: AuditInput): Finding[] {
  const { reference } = input.evidence
  const differences = input.differences.filter(({ group }) => group === names.group)
  const strange = compareShares(own.againstHuman?.strange.share, reference?.againstHuman?.strange.share)
  const breadth =
    reference && breadthFinding(names, breadthChanges(input.metrics, differences), strange, own.repetitive)
  const found = [
    ...(breadth ? [breadth] : []),
    ...(reference ? humanFindings(names, own, reference) : []),
    ...clusterFindings(names, own, reference),
    ...documentFindings(names, own, reference),
    ...(reference ? formFinding(names, own, reference) : []),
    ...phraseFindings(names, own),
    ...templateFindings(names, own),
  ]
  return [
    ...(reference ? lengthCaution(names, input.metrics, differences) : []),
    ...found,
    ...(reference ? notFound(names, own, reference, found) : []),
  ]
}

/** One sentence for everything that was compared and is not different. */
function notFound(
  { group, reference: name = '' }: Names,
  own: GroupEvidence,
  reference: GroupEvidence,
  found: readonly Finding[],
): Finding[] {
  const looked: readonly (readonly [kind: string, words: string, compared: ShareDifference | undefined])[] = [
    ['duplicates', 'exact copies', compareShares(own.duplicates.matched, reference.duplicates.matched)],
    [
      'near-duplicates',
      'near-duplicates',
      compareShares(own.nearDuplicates.matched, reference.nearDuplicates.matched),
    ],
    ['openings', 'repeated openings', compareShares(own.openings.matched, reference.openings.matched)],
    ['loops', 'documents that run in circles', compareShares(own.loops.share, reference.loops.share)],
    [
      'unfinished',
      'documents without a closing mark',
      compareShares(own.unfinished.share, reference.unfinished.share),
    ],
    [
      'copied text',
      'copied text',
      compareShares(own.againstHuman?.copied.share, reference.againstHuman?.copied.share),
    ],
    [
      'tail',
      'words beyond the common ones',
      compareShares(own.againstHuman?.tail.share, reference.againstHuman?.tail.share),
    ],
  ]
  const kinds = new Set(found.map(({ kind }) => kind))
  const same = looked.flatMap(([kind, words, compared]) =>
    kinds.has(kind) || compared === undefined
      ? []
      : [
          `${words} (${formatPercent(compared.value)} and ${formatPercent(compared.reference)}; seen from ${formatPercent(compared.detectable)} on)`,
        ],
  )
  if (same.length === 0) return []
  return [
    {
      group,
      kind: 'not found',
      weight: 'none',
      size: 0,
      title: `Nothing more than in ${name} was found of ${same.length === 1 ? 'one thing' : `${same.length} things`} looked for in ${group}`,
      detail: `${listed(same)}. In brackets: the shares of ${group} and of ${name}, and the difference in points that would have been found four times out of five.`,
      advice: '',
      evidence: [],
    },
  ]
}
