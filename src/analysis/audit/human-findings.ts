import type { Finding } from '../../contracts/measurement.js'
import { formatPercent } from '../format.js'
import { plural } from '../words.js'
import { compareShares, isSure, type ShareDifference } from './compare-shares.js'
import { COPY_LENGTH, type GroupEvidence } from './evidence.js'
import { against, type Names, sized } from './words.js'

/** What only human text can tell: copying, the thin tail, and prompts that stand in both. */
export function humanFindings(names: Names, evidence: GroupEvidence, reference: GroupEvidence): Finding[] {
  const own = evidence.againstHuman
  const human = reference.againstHuman
  if (own === undefined || human === undefined) return []
  const copied = compareShares(own.copied.share, human.copied.share)
  const tail = compareShares(own.tail.share, human.tail.share)
  return [
    ...promptCaution(names, evidence),
    ...(isSure(copied) && copied.difference > 0 ? [copyFinding(names, evidence, copied)] : []),
    ...(isSure(tail) ? [tailFinding(names, tail)] : []),
  ]
}

function copyFinding({ group }: Names, { againstHuman }: GroupEvidence, copied: ShareDifference): Finding {
  return {
    group,
    kind: 'copied text',
    ...sized(copied.difference, 0.02, 0.1),
    title: `${formatPercent(copied.value)} of the text of ${group} stands word for word in the human text`,
    detail: `Tokens in runs of ${COPY_LENGTH} or more that half of the human documents hold: ${against(copied, 'the other half')}.`,
    advice:
      'Drop documents with long copied runs before training or publishing; look whether prompts quote the data.',
    evidence: [
      { title: 'The longest copied runs', kind: 'documents', items: againstHuman?.copied.exhibits ?? [] },
    ],
  }
}

function tailFinding({ group }: Names, tail: ShareDifference): Finding {
  const isThin = tail.difference < 0
  return {
    group,
    kind: 'tail',
    ...(isThin
      ? sized(-tail.difference / tail.reference, 0.05, 0.2)
      : { weight: 'small', size: tail.difference }),
    title: isThin
      ? `${group} keeps to common words: ${formatPercent(tail.value)} of its tokens are beyond them, ${formatPercent(tail.reference)} in human text`
      : `${group} uses more words beyond the common ones than human text does: ${formatPercent(tail.value)} of tokens, against ${formatPercent(tail.reference)}`,
    detail: `Common words are those that cover 80% of one half of the human text; the other half is what the group is compared with: ${against(tail, 'human text')}.`,
    advice: isThin
      ? 'The tail goes first when text is generated again and again: keep the human documents that hold it, and sample less greedily.'
      : '',
    evidence: [],
  }
}

/** Share of documents from which shared beginnings change what everything else means. */
const MANY = 0.2

function promptCaution({ group }: Names, { documents, againstHuman }: GroupEvidence): Finding[] {
  const shared = againstHuman?.sharedOpenings
  if (shared === undefined || shared.documents < MANY * documents) return []
  return [
    {
      group,
      kind: 'shared openings',
      weight: 'caution',
      size: shared.documents / documents,
      title: `${shared.documents} of ${plural(documents, 'document')} of ${group} begin as a human document does, for ${shared.tokens} words (median)`,
      detail:
        'These are the prompts. They are human text in both groups, so every difference below is smaller than that of what was generated; copied text is counted without them.',
      advice: 'For the whole difference cut the prompts from both groups, and measure again.',
      evidence: [],
    },
  ]
}
