import type { FactBase, MetricContext } from '../../contracts/metric.js'
import { oncePer } from '../once.js'

/** What is found in the statements of the probe. */
export interface StatementCounts {
  /** Right statements of each fact. */
  readonly right: Uint32Array
  /** False statements that get each fact wrong, where the reader tells which. */
  readonly wrong: Uint32Array
  /** False statements of which it does not. */
  readonly wrongUntold: number
  readonly kinds: { readonly right: number; readonly false: number; readonly malformed: number }
  readonly total: number
  /** Statements by style, where the style can be told. */
  readonly styles: ReadonlyMap<string, number>
}

/** Counts the statements of the context's probe, once per probe and set of facts. */
export function countStatements(context: MetricContext, facts: FactBase): StatementCounts {
  const ofFacts = countsOf(facts)
  let counts = ofFacts.get(context.probe)
  if (counts === undefined) {
    counts = tally(context, facts)
    ofFacts.set(context.probe, counts)
  }
  return counts
}

const countsOf = oncePer((_facts: FactBase) => new WeakMap<object, StatementCounts>())

function tally(context: MetricContext, facts: FactBase): StatementCounts {
  const right = new Uint32Array(facts.facts.length)
  const wrong = new Uint32Array(facts.facts.length)
  let wrongUntold = 0
  const kinds = { right: 0, false: 0, malformed: 0 }
  const styles = new Map<string, number>()
  let total = 0
  for (const ofDocument of context.statements(context.probe)) {
    for (const statement of ofDocument) {
      total++
      kinds[statement.kind]++
      if (statement.kind === 'right' && statement.fact !== undefined) right[statement.fact]++
      if (statement.kind === 'false') {
        if (statement.about === undefined) wrongUntold++
        else wrong[statement.about]++
      }
      if (statement.style !== undefined) styles.set(statement.style, (styles.get(statement.style) ?? 0) + 1)
    }
  }
  return { right, wrong, wrongUntold, kinds, total, styles }
}
