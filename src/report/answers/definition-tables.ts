import { formatPercent } from '../../analysis/index.js'
import { type ArmDefinitions, DEFINITIONS } from '../../analysis/definitions/index.js'
import type { ReportTable } from './report-table.js'

/** The eight published definitions of collapse for every arm: yes, no or undecided, and folded the evidence. */
export function definitionTables(
  arms: readonly ArmDefinitions[],
  confidence: number,
): readonly ReportTable[] {
  if (arms.length === 0) return []
  return [
    {
      id: 'definitions',
      title: 'Is it collapse? Eight published definitions',
      intro:
        'The definitions in the literature (Schaeffer et al. 2025, arXiv 2503.03150) disagree: each is asked of every strategy. Stage after Shumailov et al. 2024: early, the tail is thinner; late, the variance has collapsed.',
      columns: ['strategy', ...DEFINITIONS.map((name, at) => `${at + 1} ${name}`), 'stage'],
      rows: arms.map(({ arm, answers, stage }) => [
        arm,
        ...answers.map(({ answer }) => answer),
        stageWords(stage),
      ]),
      notes: thresholdNotes(arms, confidence),
      folded: false,
    },
    {
      id: 'definition-evidence',
      title: 'Evidence for each definition',
      intro: 'The numbers that each answer rests on.',
      columns: ['strategy', 'definition', 'answer', 'evidence', 'compared with'],
      rows: arms.flatMap(({ arm, answers, reference }) =>
        answers.map(({ number, name, answer, evidence }) => [
          arm,
          `${number} ${name}`,
          answer,
          evidence,
          reference,
        ]),
      ),
      notes: [],
      folded: true,
    },
  ]
}

function stageWords({ stage, early, late }: ArmDefinitions['stage']): string {
  const since = stage === 'late' ? late : stage === 'early' ? early : undefined
  return since === undefined ? stage : `${stage}, from generation ${since}`
}

/** Every threshold once: it is the same for all arms. */
function thresholdNotes(arms: readonly ArmDefinitions[], confidence: number): readonly string[] {
  const lines = arms[0]!.answers.map(({ number, threshold }) => `${number}: ${threshold}.`)
  return [
    `Yes: the whole ${formatPercent(confidence)} interval is beyond the threshold; no: all of it is within; else undecided, as always where one seed gives no interval.`,
    ...lines,
  ]
}
