import { stringify } from 'csv-stringify/sync'
import type { MeasuredGroup, Measurement } from '../../contracts/measurement.js'
import { visible } from '../visible.js'
import { sampleNote } from './whole-corpus.js'

const COLUMNS = [
  'group',
  'role',
  'documents',
  'tokens',
  'metric',
  'part',
  'label',
  'unit',
  'better',
  'at_tokens',
  'value',
  'low',
  'high',
  'n',
  'undefined_reason',
  'reference',
  'difference',
  'difference_low',
  'difference_high',
  'ratio',
  'ratio_low',
  'ratio_high',
  'p',
] as const

/** Columns of what was measured where a group was too large to be measured whole; empty for groups that were. */
const SAMPLE = ['sample_documents', 'sample_tokens', 'sample_note'] as const

/**
 * One row a value, with its difference from the reference (RFC 4180 quoting). Text that a spreadsheet would run as a
 * formula gets a leading apostrophe, and hidden characters are written out.
 */
export function measurementCsv(measurement: Measurement): string {
  const { groups, metrics, values, differences, reference } = measurement
  const metricOf = new Map(metrics.map((metric) => [metric.id, metric]))
  const groupOf = new Map(groups.map((group) => [group.name, group]))
  const differenceOf = new Map(
    differences.map((difference) => [
      JSON.stringify([difference.group, difference.metric, difference.part]),
      difference,
    ]),
  )
  // Whoever reads the columns of before finds them where nothing was sampled.
  const columns = groups.some(({ sample }) => sample !== undefined) ? [...COLUMNS, ...SAMPLE] : COLUMNS
  const measured = values.map((one) => {
    const metric = metricOf.get(one.metric)
    const group = groupOf.get(one.group)
    const against = differenceOf.get(JSON.stringify([one.group, one.metric, one.part]))
    return [
      visible(one.group),
      group?.role,
      group?.documents,
      group?.tokens,
      one.metric,
      visible(one.part),
      metric?.label,
      metric?.unit,
      metric?.better,
      metric?.tokens,
      one.value,
      one.low,
      one.high,
      one.n,
      one.undefinedReason,
      against && visible(reference ?? ''),
      against?.difference,
      against?.low,
      against?.high,
      against?.ratio,
      against?.ratioLow,
      against?.ratioHigh,
      against?.p,
      ...sampleCells(columns, group),
    ]
  })
  const left = groups
    .filter(({ tooFew }) => tooFew !== undefined)
    .map(({ name, role, documents, tokens, tooFew }) => {
      const row: (string | number | undefined)[] = [visible(name), role, documents, tokens]
      row[COLUMNS.indexOf('undefined_reason')] = tooFew
      return Array.from(columns, (_, column) => row[column])
    })
  return stringify([...measured, ...left], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'unix',
  })
}

function sampleCells(columns: readonly string[], group: MeasuredGroup | undefined) {
  if (columns.length === COLUMNS.length) return []
  return group?.sample === undefined
    ? ['', '', '']
    : [group.sample.documents, group.sample.tokens, sampleNote(group)]
}
