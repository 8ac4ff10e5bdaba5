import type { ArmAnswers } from '../../analysis/answers/index.js'
import { inSentence } from '../../analysis/index.js'
import type { ReportTable } from '../../report/answers/report-table.js'

/** Every arm on one line: its outcome, how far its collapse has come, and what told of it first. */
export function armsTable(arms: readonly ArmAnswers[], lastGeneration: number): ReportTable {
  return {
    id: 'arms',
    title: 'What became of every strategy',
    intro: `At generation ${lastGeneration}, where a verdict names no other.`,
    columns: ['strategy', 'verdict', 'seeds', 'stage', 'since', 'first warning', 'since', 'lead on loss'],
    rows: arms.map((arm) => rowOf(arm, lastGeneration)),
    notes: [
      'Stage of collapse: early, rare things are lost; late, most of the variety too (Shumailov et al. 2024). First warning: the measure that leaves the range of the reference first and stays out. Since: the generation from which on it is so. Lead: by how many generations it warns before the loss on human text does.',
    ],
    folded: false,
  }
}

function rowOf(
  { arm, verdict, definitions, warnings }: ArmAnswers,
  lastGeneration: number,
): readonly string[] {
  const { outcome, generation, effects } = verdict
  if (outcome === 'reference') return [arm.name, outcome, '–', '–', '–', '–', '–', '–']
  const seeds = Math.max(0, ...effects.map(({ pairs }) => pairs))
  const early = generation < lastGeneration && outcome !== 'no result'
  return [
    arm.name,
    early ? `${outcome} at generation ${generation}` : outcome,
    String(seeds),
    ...stageCells(definitions),
    ...firstWarning(warnings),
  ]
}

function stageCells(definitions: ArmAnswers['definitions']): readonly [string, string] {
  if (definitions === undefined) return ['–', '–']
  const { stage, early, late } = definitions.stage
  const since = stage === 'late' ? late : stage === 'early' ? early : undefined
  return [stage, since === undefined ? '–' : String(since)]
}

function firstWarning(warnings: ArmAnswers['warnings']): readonly [string, string, string] {
  const [first] = warnings?.warnings ?? []
  if (first === undefined) return ['–', '–', '–']
  const { generation, label, lead, leadAtLeast, reason } = first
  if (generation === undefined) return [reason ?? 'none', '–', '–']
  return [inSentence(label), String(generation), leadCell(lead, leadAtLeast)]
}

function leadCell(lead: number | undefined, atLeast: boolean): string {
  if (lead === undefined) return '–'
  if (lead < 0) return `${-lead} after`
  return `${atLeast ? 'at least ' : ''}${lead}`
}
