import type { Finding, Measurement } from '../../contracts/measurement.js'
import { visibleLine } from '../visible.js'
import { type ComparedCell, comparisonRows, measuredGroups, SIDE_SIGNS, SIDE_WORDS } from './comparison.js'
import { lead } from './headline.js'
import {
  sampleNote,
  WHOLE_CORPUS,
  WHOLE_CORPUS_WORDS,
  wholeCorpusPhrases,
  wholeCorpusRows,
} from './whole-corpus.js'
import { wrapLines } from './wrap.js'

/** How plain text becomes a table; the terminal's own. */
export type TextTable = (header: readonly string[], rows: readonly (readonly string[])[]) => string

const WEIGHT_WORDS: Readonly<Record<Finding['weight'], string>> = {
  caution: 'before you read on',
  serious: 'serious',
  notable: 'notable',
  small: 'small',
  none: 'not found',
}

const SHOWN_ITEMS = 3
const NAME_WIDTH = 18
const MEASURE_WIDTH = 38
/** Groups beside the reference in one table. */
const MOST_GROUPS = 6

/** Findings and table for a terminal of this many columns. Text of the data is shown inert. */
export function measurementText(measurement: Measurement, width: number, textTable: TextTable): string {
  const parts = [
    wrapLines(visibleLine(lead(measurement), 2000), width),
    ...measurement.notes.map((note) => wrapLines(`note: ${visibleLine(note, 600)}`, width)),
    ...measurement.findings.map((finding) => findingText(finding, width)),
    ...valueTables(measurement, width, textTable),
    ...wholeCorpusTables(measurement, width, textTable),
    ...reasons(measurement, width),
  ]
  return `${parts.join('\n\n')}\n`
}

function findingText({ weight, title, detail, advice, evidence }: Finding, width: number): string {
  const line = (text: string) => wrapLines(visibleLine(text, 1200), width, '  ')
  return [
    wrapLines(visibleLine(`[${WEIGHT_WORDS[weight]}] ${title}`, 600), width),
    line(detail),
    ...(advice === '' ? [] : [line(`→ ${advice}`)]),
    ...evidence
      .filter(({ items }) => items.length > 0)
      .flatMap(({ title: heading, items }) => [
        `  ${heading}:`,
        ...items
          .slice(0, SHOWN_ITEMS)
          .map(
            ({ text, note }) =>
              `    “${visibleLine(text, Math.max(20, width - 46))}” (${visibleLine(note, 80)})`,
          ),
      ]),
  ].join('\n')
}

/** As many groups beside the reference as fit, then the next ones. */
function valueTables(measurement: Measurement, width: number, textTable: TextTable): string[] {
  const rows = comparisonRows(measurement)
  const groups = measuredGroups(measurement)
  if (rows.length === 0 || groups.length === 0) return []
  const [first, ...others] = groups.keys()
  const tableOf = (block: readonly number[]) =>
    textTable(
      ['measure', ...[first, ...block].map((index) => visibleLine(groups[index].name, NAME_WIDTH))],
      rows.map(({ label, direction, cells }) => [
        visibleLine(`${label} ${direction}`, MEASURE_WIDTH),
        ...[first, ...block].map((index) => cellText(cells[index], groups.length === 1)),
      ]),
    )
  const tablesOf = (size: number) => {
    if (others.length === 0) return [tableOf([])]
    return Array.from({ length: Math.ceil(others.length / size) }, (_, at) =>
      tableOf(others.slice(at * size, (at + 1) * size)),
    )
  }
  let size = MOST_GROUPS
  while (size > 1 && tablesOf(size).some((table) => widthOf(table) > width)) size--
  const tables = tablesOf(size)
  return measurement.reference === undefined ? tables : [...tables, wrapLines(SIDE_WORDS, width)]
}

/** What is known of all documents, as many groups at a time as fit. */
function wholeCorpusTables(measurement: Measurement, width: number, textTable: TextTable): string[] {
  const rows = wholeCorpusRows(measurement)
  const { wholeCorpus = [] } = measurement
  if (rows.length === 0) return []
  const tables: string[] = []
  for (let from = 0; from < wholeCorpus.length; ) {
    const tableTo = (end: number) =>
      textTable(
        [WHOLE_CORPUS, ...wholeCorpus.slice(from, end).map(({ group }) => visibleLine(group, NAME_WIDTH))],
        rows.map(([label, ...cells]) => [label, ...cells.slice(from, end)]),
      )
    let end = Math.min(wholeCorpus.length, from + MOST_GROUPS)
    while (end > from + 1 && widthOf(tableTo(end)) > width) end--
    tables.push(tableTo(end))
    from = end
  }
  const phrases = wholeCorpusPhrases(measurement).map(({ title, items }) =>
    [
      wrapLines(visibleLine(title, 400), width),
      ...items
        .slice(0, SHOWN_ITEMS)
        .map(({ text, note }) => `    “${visibleLine(text, Math.max(20, width - 46))}” (${note})`),
    ].join('\n'),
  )
  const samples = measuredGroups(measurement)
    .filter(({ sample }) => sample !== undefined)
    .map((group) => wrapLines(`note: ${visibleLine(group.name, 60)}: values ${sampleNote(group)}`, width))
  return [...samples, ...tables, wrapLines(WHOLE_CORPUS_WORDS, width), ...phrases]
}

function widthOf(table: string): number {
  return Math.max(...table.split('\n').map((line) => [...line].length))
}

/** The interval stands beside the value where there is one group, and room. */
function cellText({ value, interval, change, side }: ComparedCell, alone: boolean): string {
  const around = alone && interval !== undefined ? `(${interval})` : ''
  return [value, around, change, SIDE_SIGNS[side]].filter((part) => part !== '').join(' ')
}

/** Why groups and values are missing. */
function reasons(measurement: Measurement, width: number): string[] {
  const left = measurement.groups
    .filter(({ tooFew }) => tooFew !== undefined)
    .map(({ name, tooFew }) => `not measured: ${visibleLine(name, 60)}: ${tooFew}`)
  const undefinedRows = comparisonRows(measurement).flatMap(({ label, cells }) => {
    const why = new Set(cells.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))
    return [...why].map((reason) => `– ${label}: ${reason}`)
  })
  return [...left, ...undefinedRows].length === 0
    ? []
    : [[...left, ...undefinedRows].map((line) => wrapLines(visibleLine(line, 400), width)).join('\n')]
}
