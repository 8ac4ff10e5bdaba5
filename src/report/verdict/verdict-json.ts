import { answersJson } from '../../analysis/answers/index.js'
import { ownOutcomes } from '../../analysis/expectations/index.js'
import { describeReference } from '../../analysis/index.js'
import type { Results } from '../../contracts/results.js'
import { reportAnswers } from '../answers/report-answers.js'
import type { ReportData } from '../report-data.js'
import { verdictCaveats } from './verdict-caveats.js'

/** The verdict with all answers, for programs: `collapse verdict --json`, and the head of `summary.json`. */
export function verdictOf(data: ReportData, arms?: readonly string[]) {
  const { results, verdict, summary, thresholds } = data
  const { found } = reportAnswers(data)
  return {
    experiment: results.experiment,
    fingerprint: results.fingerprint,
    finding: found.finding,
    reference: verdict.reference.kind === 'arm' ? verdict.reference.arm : 'generation-0',
    referenceInWords: describeReference(verdict.reference),
    ...(results.tokenisation === undefined ? {} : { tokenisation: results.tokenisation }),
    seeds: results.seeds,
    generations: summary.lastGeneration,
    thresholds,
    ...expectationsOf(results),
    arms: found.arms.filter(({ arm }) => arms?.includes(arm.name) ?? true).map(answersJson),
    caveats: verdictCaveats(results, verdict),
    failures: results.failures,
  }
}

/** What the file expects, beside what was measured; nothing where it expects nothing. */
function expectationsOf(results: Results) {
  const outcomes = ownOutcomes(results)
  return outcomes.length === 0 ? {} : { expectations: outcomes }
}
