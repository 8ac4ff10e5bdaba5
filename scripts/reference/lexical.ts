import type { Area, Check } from './area.js'

const measured =
  (id: string): Check =>
  ({ input }, inputs) =>
    inputs.measure(id, inputs.context(input))

/** Indices of lexical diversity: LexicalRichness, and cshaib/diversity. */
export const lexical: Area = {
  ttr: measured('ttr'),
  rttr_guiraud: measured('guiraud_r'),
  cttr_carroll: measured('carroll_cttr'),
  herdan_c: measured('herdan_c'),
  maas_a2: measured('maas_a2'),
  yule_k: measured('yule_k'),
  simpson_d: measured('simpson_d'),
  mattr: measured('mattr.joined.w50'),
  mtld: measured('mtld.joined.t0.72'),
  hdd: measured('hdd.d42'),
  ngram_diversity_sum: measured('ngram_diversity.joined.n4'),
  ngram_diversity_score: measured('ngram_diversity.joined.n4'),
  compression_ratio_cshaib:
    'a quirk: the package compresses what is already compressed, so text without any repetition has a ratio below 1 and empty text one of 0; compression_ratio is checked',
}
