import { compressedSize } from '../../src/metrics/entropy/compressors.js'
import type { Area, Check } from './area.js'

const byId =
  (id: (params: Readonly<Record<string, unknown>>) => string): Check =>
  ({ params, input }, inputs) =>
    inputs.measure(id(params), inputs.context(input))

const compression: Check = ({ metric, params, input }, inputs) => {
  const codec = String(params['codec'])
  const ours = codec.startsWith('gzip level 9') ? 'gzip-9' : codec === 'zlib level 6' ? 'zlib-6' : undefined
  if (ours === undefined) return `${codec} is not in Node`
  const { raw, compressed } = compressedSize(
    inputs.documents(input),
    ours,
    params['join'] === 'space' ? ' ' : '\n',
  )
  return { value: metric === 'compressed_bytes' ? compressed : raw / compressed, n: compressed }
}

/** What is counted: tokens, types, n-grams, compressed bytes. */
export const counts: Area = {
  token_count: byId(() => 'tokens'),
  type_count: byId(() => 'types'),
  distinct_n: byId(({ n }) => `distinct_n.pooled.n${n}`),
  distinct_n_mean_per_doc: byId(({ n }) => `distinct_n.per_document.n${n}`),
  ngram_entropy_plugin_bits: byId(({ n }) => `ngram_entropy.plugin.n${n}`),
  ngram_entropy_miller_madow_bits: byId(({ n }) => `ngram_entropy.miller_madow.n${n}`),
  ngram_entropy_chao_shen_bits: byId(({ n }) => `ngram_entropy.chao_shen.n${n}`),
  ngram_entropy_grassberger_bits: byId(({ n }) => `ngram_entropy.grassberger.n${n}`),
  self_repetition: byId(({ n }) => `self_repetition.n${n}`),
  ngram_novelty: ({ params }, inputs) =>
    inputs.measure(
      `novelty.new_types.n${params['n']}`,
      inputs.context(String(params['q']), String(params['p'])),
    ),
  compressed_bytes: compression,
  compression_ratio: compression,
  compression_ratio_cshaib: 'cshaib/diversity compresses the compressed text once more',
}
