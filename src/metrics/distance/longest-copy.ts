import type { Measured, Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { longestMatches } from '../../text/longest-matches.js'
import { oncePerPair } from '../once.js'
import { eitherBelowMinimum } from './human-text.js'

/** Tokens from which on a copy is no chance: Lee et al. 2022 and others take 50. */
const LONG = 50

const minimum = { tokens: 1 }

const TEXT = `A copy is a run of tokens, case kept, that stands word for word within one document of the human train split: that text may be memorised, so it is the one to compare with. Where the mix of a generation holds earlier samples or edited text as well, copies of those are not looked for. Documents without tokens are left out.`

const SIZE = `**Smallest sensible sample.** About 100 documents; n is the number of documents with tokens.`

interface LongestCopy {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly format: Metric['format']
  readonly dependsOn: NonNullable<Metric['dependsOn']>
  readonly definition: string
  readonly source: string
  readonly value: (documents: readonly Copied[]) => number
}

/** A document that has tokens: how many, and how many its longest copy has. */
interface Copied {
  readonly tokens: number
  readonly longest: number
}

const MCCOY =
  'McCoy et al. 2023, How much do language models copy from their training data?, arXiv:2111.09509.'
const LEE =
  'Lee et al. 2022, Deduplicating training data makes language models better, arXiv:2107.06499 (50 tokens).'

const specs: readonly LongestCopy[] = [
  {
    name: 'mean',
    label: 'Longest copy of a document, mean',
    unit: 'tokens',
    format: 'number',
    dependsOn: ['length'],
    definition: `How long the longest copied passage of a document is, on average.

**Formula.** Mean over documents of the length of the longest run of tokens that the document shares with human text. ${TEXT}

**Bias.** Grows with the length of documents and, slowly, with the size of the train split. Set phrases make it some tokens for human text of the same source too: read it against the control.`,
    source: MCCOY,
    value: (documents) => sumOf(documents, ({ longest }) => longest) / documents.length,
  },
  {
    name: 'max',
    label: 'Longest copy',
    unit: 'tokens',
    format: 'number',
    dependsOn: ['documents', 'length'],
    definition: `The longest passage that the sample copies from human text.

**Formula.** The largest over documents of the length of the longest run of tokens that the document shares with human text. ${TEXT}

**Bias.** Grows with the number and length of documents; one document decides.`,
    source: MCCOY,
    value: (documents) => documents.reduce((largest, { longest }) => Math.max(largest, longest), 0),
  },
  {
    name: `long_share.t${LONG}`,
    label: `Documents with a copy of ${LONG} tokens`,
    unit: 'share of documents',
    format: 'percent',
    dependsOn: ['length'],
    definition: `Share of documents that hold a copied passage so long that it is no chance: ${LONG} tokens, or the whole document where it is shorter.

**Formula.** documents whose longest copy has at least min(${LONG}, tokens of the document) tokens / documents. ${TEXT}

**Bias.** Documents of a few words are copies by chance: where many are shorter than 10 tokens it says little. Grows with the size of the train split.`,
    source: LEE,
    value: (documents) =>
      sumOf(documents, ({ tokens, longest }) => (longest >= Math.min(LONG, tokens) ? 1 : 0)) /
      documents.length,
  },
  {
    name: 'whole_share',
    label: 'Documents copied as a whole',
    unit: 'share of documents',
    format: 'percent',
    dependsOn: ['length'],
    definition: `Share of documents that stand, from first to last token, within a document of human text.

**Formula.** documents whose longest copy is as long as they are / documents. ${TEXT}

**Bias.** Short documents are copied by chance. Grows with the size of the train split.`,
    source: LEE,
    value: (documents) =>
      sumOf(documents, ({ tokens, longest }) => (longest === tokens ? 1 : 0)) / documents.length,
  },
]

/**
 * @example
 * longest_copy.mean of ['a b c x', 'y', ''] with 'z a b c' as human text // 1.5
 * longest_copy.max of the same // 3
 * longest_copy.long_share.t50 of ['a b', 'a x'] with 'z a b c' as human text // 1/2: the first document is copied whole
 * longest_copy.whole_share of the same // 1/2
 */
export const metrics: readonly Metric[] = specs.map(({ name, value, definition, source, ...described }) => ({
  ...described,
  id: `longest_copy.${name}`,
  version: 1,
  better: 'neither',
  needs: ['human'],
  minimum,
  definition: `${definition}

**Direction.** Neither: long copies are memorised text, and a sample without any may be word salad.

${SIZE}

Source: ${source}`,
  measure({ probe, train }): Measured[] {
    const lacking = eitherBelowMinimum(minimum, probe, train, 'train')
    if (lacking) return [lacking]
    const documents = copiedFrom(train, probe)
    return [{ value: value(documents), n: documents.length }]
  },
}))

const copiedFrom = oncePerPair((train: TextView, probe: TextView): readonly Copied[] => {
  const { offsets } = probe.corpus()
  const longest = longestMatches(probe.corpus(), train.corpus())
  return Array.from(longest, (copied, document) => ({
    tokens: offsets[document + 1] - offsets[document],
    longest: copied,
  })).filter(({ tokens }) => tokens > 0)
})

function sumOf(documents: readonly Copied[], of: (document: Copied) => number): number {
  return documents.reduce((sum, document) => sum + of(document), 0)
}
