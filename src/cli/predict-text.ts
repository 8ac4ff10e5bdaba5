import { formatNumber, formatPercent } from '../analysis/index.js'
import { markdownTable } from '../report/markdown/escape.js'
import type { ArmPrediction, Prediction } from '../workflows/predict/prediction.js'
import { textTable } from './table.js'

type Style = 'terminal' | 'markdown'

/** Generations worth a column, as far as the prediction goes; its last one always. */
const COLUMNS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

/** A prediction to be read: for every arm a table of generations, and what it says besides. */
export function predictionText(prediction: Prediction, style: Style): string {
  const { title, probe, assumptions, arms, items } = prediction
  const where =
    probe === undefined
      ? 'in the training set'
      : `in a probe as long as ${formatNumber(probe)} human documents`
  return [
    style === 'markdown' ? `# Prediction: ${title}` : `prediction: ${title}`,
    `Share of ${items} that are stated ${where}, by theory alone. Tiers are counts in the human training split.`,
    ...arms.map((arm) => armText(arm, prediction, style)),
    `Assumed: ${assumptions}`,
  ].join('\n\n')
}

function armText(arm: ArmPrediction, { generations, items }: Prediction, style: Style): string {
  const shown = [...new Set([...COLUMNS.filter((each) => each < generations), generations])]
  const rows = rowsOf(arm, items, shown, generations)
  const header = ['', items, ...shown.map((generation) => `gen ${generation}`), 'half-life']
  const name = `${arm.arm}: ${arm.description}`
  const table = style === 'markdown' ? markdownTable(header, rows) : textTable(header, rows)
  const list = style === 'markdown' ? '- ' : '  '
  return [
    style === 'markdown' ? `## ${name}\n` : name,
    ...(rows.length > 0 ? [table] : []),
    ...(style === 'markdown' ? [''] : []),
    ...remarks(arm, items).map((line) => `${list}${line}`),
  ].join('\n')
}

function rowsOf(
  arm: ArmPrediction,
  items: string,
  shown: readonly number[],
  generations: number,
): string[][] {
  const numbers = (name: string, values: readonly number[] | undefined) =>
    values === undefined
      ? []
      : [[name, '', ...shown.map((generation) => formatNumber(values[generation])), '']]
  return [
    ...arm.groups.map(({ group, facts, survival, halfLife }) => [
      group,
      formatNumber(facts),
      ...shown.map((generation) => formatPercent(survival[generation])),
      group === 'unseen' ? '' : halfLifeText(halfLife, generations),
    ]),
    ...numbers(`${items} left`, arm.survivors),
    ...numbers('  exactly', arm.exactSurvivors),
    ...numbers('squared error', arm.loss?.squaredError),
    ...numbers('effective states', arm.loss?.effectiveStates),
    ...numbers('entropy of decoding', arm.decoding?.entropy),
  ]
}

function halfLifeText(halfLife: number | undefined, generations: number): string {
  if (halfLife === undefined) return `> ${generations}`
  return halfLife === 0 ? 'at the start' : halfLife.toFixed(1)
}

function remarks({ collapseTime, loss, notCovered }: ArmPrediction, items: string): string[] {
  const lines: string[] = []
  if (collapseTime === 'never')
    lines.push('collapse to one state: never for good; human data keep or bring back what is lost')
  else if (collapseTime !== undefined) {
    lines.push(`collapse to one state: after about ${formatNumber(collapseTime)} samples`)
  }
  if (loss !== undefined) {
    lines.push(
      `in the long run: squared error ${formatNumber(loss.floor)}, as diverse as ${formatNumber(loss.effectiveStatesLimit)} equal ${items}`,
    )
  }
  return [...lines, ...notCovered.map((why) => `not predicted: ${why}`)]
}
