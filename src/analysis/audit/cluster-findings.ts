import type { Finding } from '../../contracts/measurement.js'
import { formatPercent } from '../format.js'
import { plural } from '../words.js'
import { compareShares, isSure } from './compare-shares.js'
import { type ClusterEvidence, type GroupEvidence, NEAR, OPENING_LENGTH } from './evidence.js'
import { against, type Names, sized } from './words.js'

interface Kind {
  readonly kind: string
  readonly of: (evidence: GroupEvidence) => ClusterEvidence
  /** What documents do: `are copies of another document`. */
  readonly does: string
  readonly meaning: string
  readonly advice: string
  /** Shares from which it is notable and serious. */
  readonly bounds: readonly [notable: number, serious: number]
}

const KINDS: readonly Kind[] = [
  {
    kind: 'duplicates',
    of: ({ duplicates }) => duplicates,
    does: 'have an exact copy in the group',
    meaning: 'Equal character by character.',
    advice: 'Keep one of each: a model learns by heart what it sees often.',
    bounds: [0.02, 0.1],
  },
  {
    kind: 'near-duplicates',
    of: ({ nearDuplicates }) => nearDuplicates,
    does: 'are near-duplicates of another document',
    meaning: `Word 5-grams with a Jaccard similarity of at least ${NEAR}; exact copies count once.`,
    advice: 'Keep one of each cluster, or find the template or prompt that they come from.',
    bounds: [0.02, 0.1],
  },
  {
    kind: 'openings',
    of: ({ openings }) => openings,
    does: `begin with the same ${OPENING_LENGTH} words as another document`,
    meaning: 'Exact copies count once.',
    advice: 'Vary the prompts, or drop what begins with a stock phrase beyond a share that you choose.',
    bounds: [0.1, 0.3],
  },
]

/** Repetition between documents: of the group by itself, or beyond the reference's. */
export function clusterFindings(
  names: Names,
  evidence: GroupEvidence,
  reference: GroupEvidence | undefined,
): Finding[] {
  return KINDS.flatMap((kind) => {
    const found = clusterFinding(kind, names, evidence, reference)
    return found === undefined ? [] : [found]
  })
}

function clusterFinding(
  { kind, of, does, meaning, advice, bounds }: Kind,
  names: Names,
  evidence: GroupEvidence,
  reference: GroupEvidence | undefined,
): Finding | undefined {
  const own = of(evidence)
  if (own.share === undefined || own.documents === 0) return undefined
  const compared = reference && compareShares(own.matched, of(reference).matched)
  const isMore = isSure(compared) && compared.difference > 0
  if (compared !== undefined && !isMore) return undefined
  const share = formatPercent(own.share.value)
  const counted = `${own.documents} of ${plural(evidence.documents, 'document')} ${does}, in ${plural(own.clusters, 'cluster')}.`
  return {
    group: names.group,
    kind,
    ...sized(compared?.difference ?? own.share.value, ...bounds),
    title: compared
      ? `${share} of the documents of ${names.group} ${does}, more than in ${names.reference}`
      : `${share} of the documents of ${names.group} ${does}`,
    detail: `${counted} ${compared ? `Among equally many documents: ${against(compared, names.reference ?? '')}. ` : ''}${meaning}`,
    advice,
    evidence: [
      {
        title: 'The largest clusters',
        kind: 'documents',
        items: own.largest.map(({ documents, text }) => ({ text, note: plural(documents, 'document') })),
      },
    ],
  }
}
