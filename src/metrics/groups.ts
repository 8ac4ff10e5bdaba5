/** What a reader should know of a group before its metrics. */
export interface GroupIntroduction {
  /** The question that the group answers. */
  readonly question: string
  /** Which metrics to look at first, and what the others are for. */
  readonly start: string
  /** How values mislead. */
  readonly beware: string
}

/** One for every group of the catalogue. */
export const groupIntroductions: Readonly<Record<string, GroupIntroduction>> = {
  diversity: {
    question: 'How many different words and phrases are in use?',
    start:
      'Start with `distinct_n.pooled.n2` and `types`; `distinct_n.per_document` looks for loops inside documents.',
    beware:
      'All but the values per document move with the number of tokens, and word salad counts as diverse: read a rise beside `human_loss.per_token`.',
  },
  lexical: {
    question: 'How rich is the vocabulary, in the measures of linguistics?',
    start:
      'Start with `mattr.per_document.w50` (repetition close by) and `hdd.d42` or `yule_k` (the whole sample): these depend little on its size. The others are there to compare with published numbers.',
    beware:
      '`ttr` and its roots and logarithms mostly show the size of the sample; `yule_k`, `simpson_d` and `hdd` are ruled by the commonest words and do not see a tail that is lost.',
  },
  entropy: {
    question: 'How unpredictable is the text, from its own counts alone?',
    start:
      'Start with `ngram_entropy.chao_shen.n2`; `compression_bits_per_character.zlib` needs no tokens; `conditional_entropy` asks about the next word.',
    beware:
      'Every estimate is too low for a small sample, the more so the longer the n-grams: compare at one number of tokens. It rises with word salad as with richness.',
  },
  ecology: {
    question: 'How many kinds of words does the source have, seen and unseen?',
    start:
      'Start with `hill_at_coverage.q0.c90.n1` and `hill.q2.n1`: the first compares equally complete samples, the second hardly depends on size. `sample_coverage.n1` says how complete the sample is.',
    beware:
      'Text has ever more kinds, so richness (`chao1`, `ace`, `hill_asymptotic.q0`) is a lower bound that grows with the sample. Intervals take tokens as drawn one by one and are too narrow for words that come in clumps.',
  },
  laws: {
    question: 'Do frequencies and vocabulary follow the laws that human text follows?',
    start:
      'Start with `zipf.rank_mle` and `heaps.exponent`; for a claim about a power law take `power_law.alpha.closest` with `power_law.p.b250`.',
    beware:
      'A straight line on logarithmic axes is no proof of a law, and exponents change with the size of the sample. No direction is better: human text of this size is the mark.',
  },
  repetition: {
    question: 'Does the sample say the same thing again, within documents and between them?',
    start: 'Start with `rep_n.n4` (loops within documents) and `duplicate_documents` (copies among them).',
    beware: 'Longer documents repeat themselves more, and more documents repeat one another more.',
  },
  similarity: {
    question: 'How alike are the documents of the sample, by the words that they share?',
    start:
      'Start with `near_duplicates.j80` (copies with changes) and `vendi.ngram.n1.q2` (how many different documents it amounts to); `self_bleu.nltk.n4` is there to compare with published numbers.',
    beware:
      'Only shared words count, so paraphrases look different. Nearly all depend on the length of documents, many on their number; some are undefined above a number of documents, and say so.',
  },
  embedding: {
    question: 'How alike are documents to each other, and to human ones, as vectors?',
    start:
      'Start with `mean_cosine_distance.hashed` (spread of the sample), `knn_recall.hashed.k5` (what it lost of human text) and `two_sample_auc.hashed` (whether there is a difference at all). The part behind the name says where the vectors come from; `hidden` and `remote` are asked for by name.',
    beware:
      'A value holds for one embedder: hashed vectors see spelling and words, not meaning. Compare equal numbers of documents of like length, and with the control.',
  },
  syntax: {
    question: 'How many ways to build a phrase are in use, whatever the words? English only.',
    start: 'Start with `template_rate.n6` and `pos_entropy.plugin.n2`.',
    beware:
      'Tags are a tagger’s guesses, and on word salad bad ones. All move with the number of tokens or documents; templates are the 100 commonest of the sample itself.',
  },
  form: {
    question: 'What does the text look like: lengths, characters, scripts, markup?',
    start:
      'Start with `length.tokens_per_document` and `truncated_documents`: most other groups cannot be read without them.',
    beware:
      'No direction is better: human text of the same source is the mark. `max_tokens` and the cut at the end of a probe shape lengths.',
  },
  novelty: {
    question: 'How much is copied from the human train split, and how much is new?',
    start: 'Start with `novelty.copied.n8`; `longest_copy` in the group distance finds the passages.',
    beware:
      'A text can be new because it is original or because it is nonsense, and human text copies set phrases too: read it against the control.',
  },
  distance: {
    question: 'How far is the sample from human text, and in which direction?',
    start:
      'Start with `js_divergence.n1`, then `kl.human_to_sample.add_half.n1` (what is lost) beside `kl.sample_to_human.add_half.n1` (what is overdone); `reference_loss.over_human` tells narrowing from drift, `tail_mass` and `tail_coverage` look at what is rare.',
    beware:
      'Two human texts are not at distance 0, and small ones are further apart: compare at one size, against the control.',
  },
  loss: {
    question: 'What has become of the model: how well does it still predict human text, and how open is it?',
    start:
      'Start with `human_loss.per_token`; `model_entropy_rate` shows narrowing without any sample, `probe_loss.generation_0` how the sample looks to a model of human text.',
    beware:
      'Loss orders arms otherwise than facts and diversity do: a model can predict common text better while it forgets the rare. Values compare between models of the same tokens only.',
  },
  facts: {
    question: 'What does the model still know, and what does it make up?',
    start:
      'Start with `facts.coverage` in the group `rare` and `statements.false_share`; `facts.extinct` tells what is lost for good from what is only missing in this sample.',
    beware:
      'Coverage grows with the sample, and a rare fact is missing from many samples of human text too: read it against the control. A model that narrows to a few true sentences makes few mistakes.',
  },
}
