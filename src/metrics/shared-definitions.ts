/** What this looks at: metrics of text or of numbers. */
interface Defined {
  readonly id: string
  readonly definition: string
}

/** Metrics with one definition, and what of it was not said before. */
export interface SharedDefinition<Metric extends Defined> {
  /** Their common name: the id without n, order, size, coverage and number of deviations. */
  readonly family: string
  readonly metrics: readonly Metric[]
  /** Paragraphs of Markdown that no definition before holds. */
  readonly paragraphs: readonly string[]
  /** Whether all else is as above. */
  readonly continued: boolean
}

/**
 * The definitions of several metrics for a reader who takes them one after another. Metrics that differ only in n,
 * order, size, coverage or a number of deviations have one, that of the first; a paragraph that stands above is not repeated.
 *
 * @example
 * sharedDefinitions([ngramEntropyOf1, ngramEntropyOf2]) // one, of the family ngram_entropy.plugin
 */
export function sharedDefinitions<Metric extends Defined>(
  metrics: readonly Metric[],
): readonly SharedDefinition<Metric>[] {
  const families = new Map<string, Metric[]>()
  for (const metric of metrics) {
    const family = familyOf(metric.id)
    families.set(family, [...(families.get(family) ?? []), metric])
  }
  const said = new Set<string>()
  return [...families].map(([family, members]) => {
    const all = members[0].definition.trim().split('\n\n')
    const paragraphs = all.filter((paragraph) => !said.has(paragraph))
    for (const paragraph of all) said.add(paragraph)
    return { family, metrics: members, paragraphs, continued: paragraphs.length < all.length }
  })
}

/** A quantile has two digits (`q05`) and a definition of its own; an order of diversity has one. */
function familyOf(id: string): string {
  return id.replace(/\.(?:n\d+(?:to\d+)?|q(?:\d(?:\.\d+)?|inf)|m\d+|c\d+|sd\d[\de-]*)(?=\.|$|@)/g, '')
}
