import type { Evidence, Finding } from '../../contracts/measurement.js'
import { formatPercent } from '../format.js'
import { listed, plural } from '../words.js'
import type { GroupEvidence, PhraseCount, PhraseEvidence } from './evidence.js'
import { type Names, sized } from './words.js'

const NAMED = 3

/** Phrases that stand in far more, or far fewer, documents than they do in the reference. */
export function phraseFindings({ group, reference = '' }: Names, { contrast }: GroupEvidence): Finding[] {
  if (contrast === undefined) return []
  const { more, fewer, compared } = contrast
  const method = `Log-odds with a prior (Monroe et al. 2008), counted by documents, of ${compared} phrases of one to four words; of those listed about one in twenty may be chance (Benjamini-Hochberg).`
  const found: Finding[] = []
  if (more.length > 0) {
    const most = Math.max(...more.map((phrase) => excess(phrase, contrast)))
    found.push({
      group,
      kind: 'over-used phrases',
      ...sized(most, 0.1, 0.4),
      title: `More documents of ${group} than of ${reference} hold ${listed(more.slice(0, NAMED).map(({ phrase }) => `“${phrase}”`))}`,
      detail: `${describe(more[0], contrast, reference)} ${method}`,
      advice:
        'Look whether a prompt, a template or a cut makes them; filter or rewrite the documents that lean on them.',
      evidence: [phrases('Phrases used in more documents', more, contrast, reference)],
    })
  }
  if (fewer.length > 0) {
    const most = Math.max(...fewer.map((phrase) => -excess(phrase, contrast)))
    const never = fewer.filter(({ documents }) => documents === 0)
    found.push({
      group,
      kind: 'missing phrases',
      ...sized(most, 0.1, 0.4),
      title: `Fewer documents of ${group} than of ${reference} hold ${listed(fewer.slice(0, NAMED).map(({ phrase }) => `“${phrase}”`))}`,
      detail: `${describe(fewer[0], contrast, reference)}${never.length > 0 ? ` ${plural(never.length, 'of them stands', 'of them stand')} in no document at all.` : ''} ${method}`,
      advice: 'Look what kind of document or style these stand for, and whether the prompts ask for it.',
      evidence: [phrases('Phrases used in fewer documents', fewer, contrast, reference)],
    })
  }
  return found
}

/** Share of documents from which a long phrase of a group alone is worth a word. */
const TEMPLATE_SHARE = 0.01

/** What templates leave behind in a group that there is nothing to compare with. */
export function templateFindings({ group, reference }: Names, evidence: GroupEvidence): Finding[] {
  const { documents } = evidence
  const common = evidence.phrases.filter((one) => one.documents >= TEMPLATE_SHARE * documents)
  if (reference !== undefined || common.length === 0) return []
  const share = common[0].documents / documents
  return [
    {
      group,
      kind: 'templates',
      ...sized(share, 0.05, 0.2),
      title: `“${common[0].phrase}” stands in ${formatPercent(share)} of the documents of ${group}`,
      detail:
        'Phrases of six words that stand in the most documents; pieces of one longer phrase are told once.',
      advice: 'Look whether a prompt or a template makes them, and vary it.',
      evidence: [
        {
          title: 'The commonest long phrases',
          kind: 'phrases',
          items: common.map((one) => ({ text: one.phrase, note: plural(one.documents, 'document') })),
        },
      ],
    },
  ]
}

function describe(
  { phrase, documents, others }: PhraseCount,
  all: PhraseEvidence,
  reference: string,
): string {
  return `“${phrase}” stands in ${formatPercent(documents / all.documents)} of its documents, against ${formatPercent(others / all.others)} in ${reference}.`
}

function excess({ documents, others }: PhraseCount, all: PhraseEvidence): number {
  return documents / all.documents - others / all.others
}

function phrases(
  title: string,
  counts: readonly PhraseCount[],
  all: PhraseEvidence,
  reference: string,
): Evidence {
  return {
    title,
    kind: 'phrases',
    items: counts.map(({ phrase, documents, others }) => ({
      text: phrase,
      note: `${documents} of ${all.documents} documents; ${reference}: ${others} of ${all.others}`,
    })),
  }
}
