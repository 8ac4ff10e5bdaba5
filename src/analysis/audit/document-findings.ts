import type { Finding } from '../../contracts/measurement.js'
import { formatPercent } from '../format.js'
import { plural } from '../words.js'
import { compareShares, isSure } from './compare-shares.js'
import { type GroupEvidence, LOOP_SHARE, type ShareEvidence } from './evidence.js'
import { against, type Names, sized } from './words.js'

interface Kind {
  readonly kind: string
  readonly of: (evidence: GroupEvidence) => ShareEvidence
  readonly does: string
  readonly meaning: string
  readonly advice: string
  readonly shown: string
  /** Without a reference it cannot be told from the way such text is written. */
  readonly needsReference: boolean
  readonly bounds: readonly [notable: number, serious: number]
}

const KINDS: readonly Kind[] = [
  {
    kind: 'loops',
    of: ({ loops }) => loops,
    does: 'run in circles',
    meaning: `Documents of which at least ${formatPercent(LOOP_SHARE)} of the 4-grams stood in them before.`,
    advice: 'Drop them; a repetition penalty or a higher temperature makes fewer.',
    shown: 'The most repetitive documents',
    needsReference: false,
    bounds: [0.01, 0.05],
  },
  {
    kind: 'unfinished',
    of: ({ unfinished }) => unfinished,
    does: 'end in no closing mark',
    meaning: 'They were cut by a limit, or do not end in sentences, as numbers, code and verse do not.',
    advice:
      'Where they are cut, raise the limit of tokens, or cut documents back to their last whole sentence.',
    shown: 'How some of them end',
    needsReference: true,
    bounds: [0.1, 0.3],
  },
]

/** Documents that are damaged in themselves: circles, broken ends, nothing at all. */
export function documentFindings(
  names: Names,
  evidence: GroupEvidence,
  reference: GroupEvidence | undefined,
): Finding[] {
  const found = KINDS.flatMap((kind) => {
    const one = documentFinding(kind, names, evidence, reference)
    return one === undefined ? [] : [one]
  })
  return [...found, ...emptyFinding(names, evidence)]
}

function documentFinding(
  { kind, of, does, meaning, advice, shown, needsReference, bounds }: Kind,
  { group, reference: name = '' }: Names,
  evidence: GroupEvidence,
  reference: GroupEvidence | undefined,
): Finding | undefined {
  const { share, exhibits } = of(evidence)
  if (share === undefined || share.value === 0) return undefined
  const compared = reference && compareShares(share, of(reference).share)
  if (compared === undefined ? needsReference : !isSure(compared) || compared.difference <= 0)
    return undefined
  return {
    group,
    kind,
    ...sized(compared?.difference ?? share.value, ...bounds),
    title: `${formatPercent(share.value)} of the documents of ${group} ${does}${compared ? `, ${formatPercent(compared.reference)} in ${name}` : ''}`,
    detail: `${meaning}${compared ? ` ${against(compared, name)}.` : ''}`,
    advice,
    evidence: [{ title: shown, kind: 'documents', items: exhibits }],
  }
}

function emptyFinding({ group }: Names, { empty, documents }: GroupEvidence): Finding[] {
  if (empty === 0) return []
  const share = empty / (empty + documents)
  return [
    {
      group,
      kind: 'empty',
      ...sized(share, 0.01, 0.05),
      title: `${plural(empty, 'document')} of ${group} ${empty === 1 ? 'is' : 'are'} empty (${formatPercent(share)})`,
      detail: 'Nothing but white space. They were left out of everything else.',
      advice: 'Find out what wrote nothing: a refusal, a filter, a lost field.',
      evidence: [],
    },
  ]
}
