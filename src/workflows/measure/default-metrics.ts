import { metricEntries, selectMetricIds } from '../../metrics/registry.js'

/**
 * What is measured where nothing is asked for: on text alone or against human text, in seconds, and each for a question
 * of its own. Everything else is asked for by name or group.
 */
const DEFAULTS = [
  'length.tokens_per_document',
  'length.tokens_per_sentence',
  'types',
  'hapax_share',
  'mattr.joined.w50',
  'mtld.joined.t0.72',
  'distinct_n.pooled.n1',
  'distinct_n.pooled.n2',
  'distinct_n.pooled.n3',
  'distinct_n.per_document.n2',
  'ngram_entropy.chao_shen.n1',
  'ngram_entropy.chao_shen.n2',
  'compression_ratio.zlib',
  'hill.q2.n1',
  'sample_coverage.n1',
  'zipf.rank_mle',
  'heaps.exponent',
  'rep_n.n4',
  'self_repetition.n4',
  'duplicate_documents',
  'near_duplicates.j80',
  'mean_cosine_distance.hashed',
  'novelty.copied.n8',
  'novelty.new_types.n1',
  'js_divergence.n1',
  'reference_loss.per_token',
] as const

/** Asked for where there is a list of facts. */
const WITH_FACTS = 'facts'

export function chosenMetricIds(asked: readonly string[] | undefined, facts: boolean): string[] {
  if (asked !== undefined && asked.length > 0) {
    return selectMetricIds(asked.flatMap((name) => (name === 'all' ? everythingOnText() : [name])))
  }
  return selectMetricIds([...DEFAULTS, ...(facts ? [WITH_FACTS] : [])])
}

/** `all`: every group of metrics that look at text, without what is dear. */
function everythingOnText(): string[] {
  return metricEntries.flatMap(({ ids, onText, byName = [] }) =>
    onText ? ids.filter((id) => !byName.includes(id)) : [],
  )
}
