import type { MetricInfo, Results } from '../contracts/results.js'
import { mean } from '../numerics/mean.js'
import { formatNumber } from './format.js'
import { describeReference, type Reference } from './reference.js'
import type { Verdict } from './verdict.js'
import { capitalised, inSentence, listed } from './words.js'

type Quantity = NonNullable<MetricInfo['dependsOn']>[number]

/** The metric that measures each quantity, its name in a sentence, and the ratio from which values do not compare. */
const QUANTITIES: Readonly<Record<Quantity, { metric: string; unit: string; notable: number }>> = {
  // A probe has exactly its number of tokens, unless the model cannot write so many.
  tokens: { metric: 'tokens', unit: 'tokens', notable: 1.01 },
  documents: { metric: 'documents', unit: 'documents', notable: 1.1 },
  length: { metric: 'length.tokens_per_document', unit: 'tokens a document', notable: 1.1 },
}

/**
 * One sentence on headline values that are compared although what they depend on differs: the size of the sample or
 * the length of documents. Nothing where all are matched, or where the size was not measured.
 */
export function sizeCaveat(results: Results, verdict: Verdict): string | undefined {
  const parts = new Map<string, Set<string>>()
  for (const { arm, outcome, generation, reference } of verdict.arms) {
    if (outcome === 'reference' || outcome === 'no result') continue
    for (const { metric, label } of verdict.headlines) {
      for (const quantity of infoOf(results, metric)?.dependsOn ?? []) {
        const sizes = compared(results, quantity, arm.name, generation, reference)
        if (sizes === undefined) continue
        const part = `${arm.name} has ${sizes}`
        parts.set(part, (parts.get(part) ?? new Set()).add(inSentence(label)))
      }
    }
  }
  if (parts.size === 0) return undefined
  const measures = new Set([...parts.values()].flatMap((labels) => [...labels]))
  const [they, them] = measures.size === 1 ? ['it depends', 'it'] : ['they depend', 'them']
  return `${capitalised(listed([...measures]))} ${measures.size === 1 ? 'is' : 'are'} not compared at equal size, on which ${they}: ${listed([...parts.keys()])}. At a declared size (distinct_n@5000) metrics compare without ${them === 'it' ? 'this doubt' : 'these doubts'}.`
}

/**
 * One sentence where values of the kept sample depend on its size, which differs between arms and generations.
 * Nothing where there are none.
 */
export function keptCaveat({ metrics }: Results): string | undefined {
  const sized = metrics.filter(
    ({ id, dependsOn = [] }) =>
      id.startsWith('kept.') && (dependsOn.includes('tokens') || dependsOn.includes('documents')),
  )
  if (sized.length === 0) return undefined
  const [{ id }] = sized
  return `Kept samples differ in size, so that these do not compare between arms and generations: ${listed(sized.map((info) => info.id))}. At a declared size (${id}@5000) they do.`
}

function infoOf(results: Results, metric: string): MetricInfo | undefined {
  return results.metrics.find(({ id }) => id === metric)
}

/** "41,000 tokens, the control 60,000" where they differ notably. */
function compared(
  results: Results,
  quantity: Quantity,
  arm: string,
  generation: number,
  reference: Reference,
): string | undefined {
  const { metric, unit, notable } = QUANTITIES[quantity]
  const own = meanOf(results, metric, arm, generation)
  const other =
    reference.kind === 'arm'
      ? meanOf(results, metric, reference.arm, generation)
      : meanOf(results, metric, arm, 0)
  if (own === undefined || other === undefined) return undefined
  if (Math.max(own, other) < notable * Math.min(own, other) || own === other) return undefined
  return `${formatNumber(own)} ${unit}, ${describeReference(reference)} ${formatNumber(other)}`
}

function meanOf({ rows }: Results, metric: string, arm: string, generation: number): number | undefined {
  const values = rows.flatMap((row) =>
    row.metric === metric && row.arm === arm && row.generation === generation && row.value !== undefined
      ? [row.value]
      : [],
  )
  return values.length === 0 ? undefined : mean(values)
}
