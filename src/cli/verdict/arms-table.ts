import type { ArmAnswers } from '../../analysis/answers/index.js'
import { inSentence, plural } from '../../analysis/index.js'
import { stageWords } from '../../report/answers/definition-tables.js'
import { leadWords } from '../../report/answers/lead-words.js'

const COLUMNS = ['strategy', 'verdict', 'compared at', 'stage of collapse', 'first warning', 'warns'] as const

/** Every arm on one line: its outcome, how far its collapse has come, and what told of it first. */
export function armsTable(arms: readonly ArmAnswers[]): [readonly string[], readonly (readonly string[])[]] {
  return [COLUMNS, arms.map(rowOf)]
}

function rowOf({ arm, verdict, definitions, warnings }: ArmAnswers): readonly string[] {
  const { outcome, generation, effects } = verdict
  if (outcome === 'reference') return [arm.name, outcome, '–', '–', '–', '–']
  const seeds = Math.max(0, ...effects.map(({ pairs }) => pairs))
  return [
    arm.name,
    outcome,
    outcome === 'no result' ? '–' : `generation ${generation}, ${plural(seeds, 'seed')}`,
    definitions === undefined ? '–' : stageWords(definitions.stage),
    ...firstWarning(warnings),
  ]
}

function firstWarning(warnings: ArmAnswers['warnings']): readonly [string, string] {
  const [first] = warnings?.warnings ?? []
  if (first === undefined) return ['–', '–']
  const { generation, label, lead, leadAtLeast, reason } = first
  if (generation === undefined) return [reason ?? 'none', '–']
  return [`${inSentence(label)}, from generation ${generation} on`, leadWords(lead, leadAtLeast)]
}
