import type { ArmWarnings, Warning } from '../../analysis/early-warning/index.js'
import { capitalised, describeReferences, formatPercent, inSentence, plural } from '../../analysis/index.js'
import { leadWords } from '../answers/lead-words.js'
import { wrapText } from '../render/text-width.js'
import type { ReportData } from '../report-data.js'
import { armRows } from './arm-rows.js'
import { cividis, readableOn } from './cividis.js'
import type { Figure, Panel, Spec } from './spec.js'
import { LABEL_SIZE } from './theme.js'

const ROW = 32
/** Room for the longest word of a measure's name. */
const NARROWEST_COLUMN = 84
const HEAD_SIZE = 12
const HEAD_LINE = 15
const NEVER = '#f0f0f0'

/** Rows of arms, columns of measures: the generation from which on the arm is outside the reference's band for good. */
export function earlyWarningFigure(data: ReportData, arms: readonly ArmWarnings[]): Figure | undefined {
  const asked = data.verdict.headlines
  const told = arms.filter(({ warnings }) => warnings.some(({ reason }) => reason === undefined))
  if (told.length === 0 || asked.length === 0) return undefined
  const found = told.flatMap(({ warnings }) => warnings).filter(({ generation }) => generation !== undefined)
  if (found.length === 0) return undefined
  const confidence = told[0]!.confidence
  return {
    id: 'early-warning',
    title: warningFinding(data, told),
    subtitle: `The generation from which on the ${formatPercent(Number(confidence.toFixed(4)))} interval of the paired difference to ${describeReferences(data.verdict)} excludes 0 to the end (corrected for ${plural(asked.length, 'measure')}); –: it never does. Brighter is earlier.`,
    columns: 1,
    panels: [warningPanel(data, told)],
  }
}

function warningFinding(data: ReportData, arms: readonly ArmWarnings[]): string {
  const label = (arm: string) => data.styles.find(({ name }) => name === arm)!.label
  const leads = arms
    .flatMap(({ warnings }) => warnings)
    .filter((one): one is Warning & { lead: number } => one.lead !== undefined && one.lead > 0)
    .sort((a, b) => b.lead - a.lead)
  const [most] = leads
  if (most === undefined) return 'No measure leaves the band before held-out loss does'
  const by = `${most.leadAtLeast ? 'at least ' : ''}${plural(most.lead, 'generation')} before held-out loss`
  return `${capitalised(inSentence(most.label))} warns first under ${label(most.arm)}: ${by}`
}

function warningPanel(data: ReportData, arms: readonly ArmWarnings[]): Panel {
  const measures = data.verdict.headlines
  const columns = measures.length
  const last = Math.max(1, data.summary.lastGeneration)
  const styles = arms.map(({ arm }) => data.styles.find(({ name }) => name === arm)!)
  const cells: Spec[] = arms.flatMap(({ arm, warnings }, row) =>
    measures.flatMap(({ metric, group }, column): Spec[] => {
      const warning = warnings.find((one) => one.metric === metric && one.group === group)
      return warning === undefined ? [] : [cellOf(warning, styles[row]!.label, arm, row, column, last)]
    }),
  )
  const heads = measures.map(({ label }) => wrapText(label, HEAD_SIZE, 600, NARROWEST_COLUMN - 6))
  const most = Math.max(...heads.map((lines) => lines.length))
  const { names, left } = armRows(styles)
  const y: Spec = {
    field: 'row',
    type: 'quantitative',
    scale: {
      domain: [arms.length - 0.5, -0.5 - (most * HEAD_LINE + 8) / ROW],
      nice: false,
      zero: false,
    },
    axis: null,
  }
  const x = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [-0.5, columns - 0.5], nice: false, zero: false },
    axis: null,
  })
  const faded: Spec = { condition: { test: "focus === '' || datum.arm === focus", value: 1 }, value: 0.25 }
  const ink = (field: string): Spec => ({ field, type: 'nominal', scale: null, legend: null })
  return {
    id: 'early-warning',
    title: '',
    subtitle: '',
    notes: [],
    height: arms.length * ROW + most * HEAD_LINE + 8,
    left,
    right: 4,
    minimumWidth: left + columns * NARROWEST_COLUMN + 8,
    data: [
      { name: 'early-warning-cells', values: cells },
      { name: 'early-warning-names', values: names },
      {
        name: 'early-warning-heads',
        values: heads.flatMap((lines, column) =>
          lines.map(
            (text, line): Spec => ({
              column,
              text,
              row: -0.5 - ((lines.length - line - 0.5) * HEAD_LINE + 4) / ROW,
            }),
          ),
        ),
      },
    ],
    encoding: { y },
    layers: [
      {
        data: { name: 'early-warning-cells' },
        mark: { type: 'rect', stroke: 'white', strokeWidth: 2, height: ROW },
        encoding: { x: x('from'), x2: { field: 'to' }, fill: ink('colour'), opacity: faded },
      },
      {
        data: { name: 'early-warning-cells' },
        mark: { type: 'text', baseline: 'middle', fontSize: 13 },
        encoding: { x: x('column'), text: { field: 'text' }, fill: ink('ink'), opacity: faded },
      },
      {
        data: { name: 'early-warning-heads' },
        mark: { type: 'text', baseline: 'middle', fontSize: HEAD_SIZE, fontWeight: 600, fill: '#333' },
        encoding: { x: x('column'), text: { field: 'text' } },
      },
      {
        data: { name: 'early-warning-names' },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          dx: -10,
          fontSize: LABEL_SIZE,
          fontWeight: 600,
        },
        encoding: { x: { value: 0 }, text: { field: 'name' }, fill: ink('ink'), opacity: faded },
      },
    ],
    hover: [
      {
        data: { name: 'early-warning-cells' },
        mark: { type: 'rect', height: ROW, fill: 'transparent' },
        encoding: {
          x: x('from'),
          x2: { field: 'to' },
          tooltip: ['name', 'measure', 'outside', 'lead'].map((field): Spec => ({ field, type: 'nominal' })),
        },
      },
    ],
    alt: `First generation outside the band: ${cells.map((cell) => `${cell['name']}, ${cell['measure']} ${cell['text']}`).join('; ')}.`,
  }
}

function cellOf(
  { generation, direction, label, lead, leadAtLeast, reason }: Warning,
  name: string,
  arm: string,
  row: number,
  column: number,
  last: number,
): Spec {
  const known = generation !== undefined
  const colour = known ? cividis(1 - (generation - 1) / last) : NEVER
  return {
    arm,
    name,
    row,
    column,
    from: column - 0.5,
    to: column + 0.5,
    colour,
    ink: known ? readableOn(colour) : '#555555',
    text: known ? `${generation}` : reason === undefined ? '–' : '?',
    measure: label,
    outside: known ? `${direction} from generation ${generation} on` : (reason ?? 'never'),
    lead: leadWords(lead, leadAtLeast),
  }
}
