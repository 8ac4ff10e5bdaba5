import type { ArmAnswers } from '../../analysis/answers/index.js'
import type { DefinitionAnswer } from '../../analysis/definitions/index.js'
import { formatPercent } from '../../analysis/index.js'
import { wrapLines } from '../../report/measure/wrap.js'
import { wrappedTable } from '../wrapped-table.js'

/** The eight definitions by number, a column each, and below what each number stands for. */
export function definitionsText(
  arms: readonly ArmAnswers[],
  confidence: number,
  width: number,
): string | undefined {
  const asked = arms.flatMap(({ definitions }) => definitions ?? [])
  if (asked.length === 0) return undefined
  const [{ answers }] = asked
  const intro = `Papers mean eight different things by collapse (Schaeffer et al. 2025, arXiv 2503.03150); each is asked of every strategy. Population risk is the loss or error on human data kept apart. Yes: the whole ${formatPercent(confidence)} interval is beyond the threshold below; no: all of it is within; ?: undecided, as always where one seed gives no interval; –: not measured.`
  return [
    'IS IT COLLAPSE? EIGHT PUBLISHED DEFINITIONS',
    wrapLines(intro, width),
    '',
    wrappedTable(
      ['strategy', ...answers.map(({ number }) => String(number))],
      asked.map(({ arm, answers: own }) => [arm, ...own.map(short)]),
      width,
    ),
    '',
    ...answers.map(({ number, name, threshold }) => wrapLines(`${number} ${name}: ${threshold}.`, width)),
  ].join('\n')
}

function short({ answer, metric }: DefinitionAnswer): string {
  if (metric === '') return '–'
  return answer === 'undecided' ? '?' : answer
}
