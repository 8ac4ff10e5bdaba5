import type { Finding, Measurement } from '../../contracts/measurement.js'
import { escapeMarkdown, markdownTable } from '../markdown/escape.js'
import { visibleLine } from '../visible.js'
import { comparisonRows, measuredGroups, SIDE_SIGNS, SIDE_WORDS } from './comparison.js'
import {
  sampleNote,
  WHOLE_CORPUS,
  WHOLE_CORPUS_WORDS,
  wholeCorpusPhrases,
  wholeCorpusRows,
} from './whole-corpus.js'
import { cautions, headline, lead, realFindings } from './headline.js'

/** The same as the page, for GitHub and editors. Text of the data is escaped: nothing in it is markup. */
export function measurementMarkdown(measurement: Measurement): string {
  const before = cautions(measurement)
  const found = realFindings(measurement)
  const groups = measuredGroups(measurement)
  const sampled = measurement.wholeCorpus !== undefined
  const parts = [
    `# ${escapeMarkdown(headline(measurement))}`,
    escapeMarkdown(lead(measurement)),
    ...(before.length > 0 ? ['## Before you read on', ...before.map(findingMarkdown)] : []),
    ...(found.length > 0 ? ['## Findings', ...found.map(findingMarkdown)] : []),
    '## All measures',
    markdownTable(
      ['measure', ...groups.map(({ name }) => name)],
      comparisonRows(measurement).map(({ label, direction, cells }) => [
        `${label} ${direction}`.trim(),
        ...cells.map(({ value, interval, change, side, reason }) =>
          reason !== undefined
            ? `– (${reason})`
            : [
                interval === undefined ? value : `${value} (${interval})`,
                [change, SIDE_SIGNS[side]].filter((part) => part !== '').join(' '),
              ]
                .filter((part) => part !== '')
                .join('; '),
        ),
      ]),
    ),
    ...(measurement.reference === undefined ? [] : [SIDE_WORDS]),
    ...wholeCorpusMarkdown(measurement),
    '## Groups',
    markdownTable(
      [
        'group',
        'role',
        'documents',
        'tokens',
        'empty',
        'not measured because',
        ...(sampled ? ['values'] : []),
      ],
      measurement.groups.map((group) => [
        group.name,
        group.role,
        String(group.documents),
        String(group.tokens),
        String(group.empty),
        group.tooFew ?? '',
        ...(sampled ? [sampleNote(group)] : []),
      ]),
    ),
    ...(measurement.notes.length > 0
      ? ['## Notes', measurement.notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n')]
      : []),
    `Collapse Lab ${measurement.version}, seed ${measurement.seed}.`,
  ]
  return `${parts.join('\n\n')}\n`
}

function wholeCorpusMarkdown(measurement: Measurement): string[] {
  const rows = wholeCorpusRows(measurement)
  if (rows.length === 0) return []
  return [
    `## ${WHOLE_CORPUS}`,
    WHOLE_CORPUS_WORDS,
    markdownTable(['', ...(measurement.wholeCorpus ?? []).map(({ group }) => group)], rows),
    ...wholeCorpusPhrases(measurement).map(
      ({ title, items }) =>
        `${escapeMarkdown(title)}:\n\n${items.map(({ text, note }) => `- “${escapeMarkdown(visibleLine(text, 300))}” (${note})`).join('\n')}`,
    ),
  ]
}

function findingMarkdown({ title, detail, advice, evidence }: Finding): string {
  return [
    `### ${escapeMarkdown(title)}`,
    escapeMarkdown(detail),
    ...(advice === '' ? [] : [`**What to do.** ${escapeMarkdown(advice)}`]),
    ...evidence
      .filter(({ items }) => items.length > 0)
      .map(
        ({ title: heading, items }) =>
          `${escapeMarkdown(heading)}:\n\n${items.map(({ text, note }) => `- “${escapeMarkdown(visibleLine(text, 300))}” (${escapeMarkdown(note)})`).join('\n')}`,
      ),
  ].join('\n\n')
}
