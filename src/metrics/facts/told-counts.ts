import type { FactBase } from '../../contracts/metric.js'
import type { StatementCounts } from './statement-counts.js'
import { NO_STATEMENTS, UNTOLD } from './statements.js'

const UNTOLD_FACT = 'the reader does not tell which facts the false statements get wrong'

/** Part of the definition of metrics that rest on it. */
export const WRONG_FACTS_TOLD = `**Defined where it can be told.** The reader must say which fact a false statement gets wrong: a world does (the subject's own fact of the relation), a list of facts where the subject has one fact alone in the relation; other false statements are left out. Mined names are never wrong.`

/** The counts, or why they do not tell which facts are stated wrong. */
export function toldCounts({ tells }: FactBase, counts: StatementCounts): StatementCounts | string {
  if (!tells.includes('false')) return UNTOLD.false
  const { right, false: wrong } = counts.kinds
  if (right + wrong === 0) return NO_STATEMENTS
  return wrong > 0 && counts.wrongUntold === wrong ? UNTOLD_FACT : counts
}
