import type { AuditEvidence, GroupEvidence, HumanEvidence } from '../../../analysis/audit/index.js'
import type { Rng } from '../../../contracts/rng.js'
import type { TextView } from '../../../contracts/text.js'
import { shuffledIndices } from '../../../random/shuffle.js'
import type { GroupView, GroupViews } from '../group-views.js'
import { copiedTokens, strangeNeighbours, tailTokens } from './against-human.js'
import { clusterEvidence, clustersByKey } from './clusters.js'
import { commonPhrases } from './common-phrases.js'
import { contrastPhrases } from './contrast-phrases.js'
import { formMarks } from './form-marks.js'
import { loopingDocuments, unfinishedDocuments } from './document-shares.js'
import { nearClusters } from './near-clusters.js'
import { openingClusters } from './openings.js'
import { repetitiveDocuments } from './repetitive-documents.js'
import { sharedOpenings } from './shared-openings.js'

/** What the documents of all groups show: the findings of an audit are made from it. */
export function gatherEvidence(
  { heldOut, reference }: GroupViews,
  groups: readonly GroupView[],
  rng: Rng,
): AuditEvidence {
  const fewest = Math.min(...groups.map(({ view }) => view.texts.length))
  const human = heldOut && reference?.view
  const gathered = groups.map((group): GroupEvidence => {
    const matched = someDocuments(group.view, fewest, rng.fork(group.name))
    const isReference = group.name === reference?.name
    return {
      ...evidenceOf(group, matched),
      ...(reference && !isReference && { contrast: contrastPhrases(group.view, reference.view) }),
      ...(heldOut && human && { againstHuman: humanEvidence(group, heldOut, human) }),
    }
  })
  return {
    reference: gathered.find(({ group }) => group === reference?.name),
    human: heldOut !== undefined,
    groups: gathered.filter(({ group }) => group !== reference?.name),
  }
}

/** Repetition grows with the number of documents: groups are compared at the same one. */
function someDocuments(view: TextView, count: number, rng: Rng): TextView {
  if (view.texts.length === count) return view
  return view.select(shuffledIndices(view.texts.length, rng).slice(0, count).sort())
}

function evidenceOf({ name, view, empty }: GroupView, matched: TextView): GroupEvidence {
  return {
    group: name,
    documents: view.texts.length,
    empty,
    duplicates: clusterEvidence(view, matched, ({ texts }) => clustersByKey(texts)),
    nearDuplicates: clusterEvidence(view, matched, nearClusters),
    openings: clusterEvidence(view, matched, openingClusters),
    unfinished: unfinishedDocuments(view),
    loops: loopingDocuments(view),
    form: formMarks(view),
    repetitive: repetitiveDocuments(view),
    phrases: commonPhrases(view),
  }
}

function humanEvidence(
  { role, view, measured }: GroupView,
  heldOut: TextView,
  human: TextView,
): HumanEvidence {
  const shares = {
    copied: copiedTokens(measured, heldOut),
    strange: strangeNeighbours(measured, heldOut),
    tail: tailTokens(measured, heldOut),
  }
  return role === 'human' ? shares : { ...shares, sharedOpenings: sharedOpenings(view, human) }
}
