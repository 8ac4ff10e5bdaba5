import type { TextView } from '../../src/contracts/text.js'
import { rougeHomogenization } from '../../src/metrics/similarity/rouge-l.js'
import { jaccardOfTypes } from '../../src/metrics/similarity/shared-types.js'
import { selfBleu } from '../../src/metrics/similarity/self-bleu.js'
import { vendiOfRows } from '../../src/numerics/vendi.js'
import { keyedRng } from '../../src/random/keyed.js'
import { textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'
import type { Area, Check } from './area.js'
import { googleRougeTokens } from './google-rouge-tokens.js'

const selfBleuMean: Check = async ({ params, input }, inputs) => {
  if (input === 'deg_all_empty')
    return 'nltk gives empty documents 0, as if they were diverse; ours is undefined'
  const context = inputs.context(input)
  const measured = await inputs.measure(`self_bleu.nltk.n${params['n']}`, context)
  const hypotheses = /docs\[0:(\d+)\]/.exec(String(params['sample']))
  if (hypotheses === null || measured.value === undefined) return measured
  const first = selfBleu(context.probe, Number(params['n']), 'nltk').slice(0, Number(hypotheses[1]))
  return { value: first.reduce((sum, score) => sum + score, 0) / first.length }
}

const selfBleuPerDocument: Check = ({ params, input, error }, inputs) => {
  const { probe } = inputs.context(input)
  if (error !== undefined) return inputs.measure('self_bleu.nltk.n4', inputs.context(input))
  if (probe.texts.length === 0) return 'without documents there is nothing to compare'
  const scores = selfBleu(probe, Number(params['n']), 'nltk')
  return { parts: Object.fromEntries(Array.from(scores, (value, document) => [document, { value }])) }
}

const selfBleuSacrebleu: Check = ({ params, input }, inputs) =>
  input === 'deg_all_empty'
    ? 'sacrebleu gives empty documents 0, as if they were diverse; ours is undefined'
    : inputs.measure(`self_bleu.sacrebleu.n${params['n']}`, inputs.context(input))

const rouge: Check = ({ params, input }, inputs) => {
  if (input === 'deg_all_empty') return 'the mean of pairs of empty documents is undefined with us'
  if (String(params['tokenizer']).startsWith('whitespace')) {
    return inputs.measure('rouge_l.homogenization', inputs.context(input))
  }
  return googleRouge(inputs.documents(input))
}

const homogenization: Check = ({ input, note }, inputs) =>
  note === undefined ? googleRouge(inputs.documents(input)) : `cshaib/diversity: ${note}`

function googleRouge(documents: readonly string[]) {
  if (documents.length < 2) return { undefinedReason: `needs 2 documents, has ${documents.length}` }
  const view = textView(documents, new Vocabulary(), { tokenisation: googleRougeTokens })
  return { value: rougeHomogenization(view, keyedRng('verify')).mean }
}

const vendiNgram: Check = async ({ params, input, error }, inputs) => {
  const { probe } = inputs.context(input)
  const orders = params['ns'] as readonly number[]
  if (error !== undefined && probe.corpus().words.length > 0) {
    return 'the package refuses documents that are all shorter than the longest n-gram; ours takes the orders that fit'
  }
  const kernel = orders.length === 1 ? `n${orders[0]}` : `n1to${orders.length}`
  const measured = await inputs.measure(`vendi.ngram.${kernel}.q${params['q']}`, inputs.context(input))
  return {
    ...measured,
    value: inPackageTerms(measured.value, Number(params['q']), traceShare(probe, orders)),
  }
}

const vendiTfIdf: Check = async ({ params, input }, inputs) => {
  const { probe } = inputs.context(input)
  const measured = await inputs.measure(`vendi.tfidf.q${params['q']}`, inputs.context(input))
  return { ...measured, value: inPackageTerms(measured.value, orderOf(params['q']), traceShare(probe, [1])) }
}

/** The part of the similarity matrix's trace that documents without n-grams leave. */
function traceShare(view: TextView, orders: readonly number[]): number {
  const { offsets } = view.corpus()
  let trace = 0
  for (const n of orders) {
    for (let document = 0; document < view.texts.length; document++) {
      if (offsets[document + 1] - offsets[document] >= n) trace += 1 / orders.length
    }
  }
  return trace / view.texts.length
}

/**
 * Vendi-Score divides eigenvalues by the number of documents, ours by the trace: they differ by the factor s where
 * documents without n-grams have no similarity even with themselves.
 */
function inPackageTerms(score: number | undefined, q: number, s: number): number | undefined {
  if (score === undefined || s === 1) return score
  if (q === Number.POSITIVE_INFINITY) return score / s
  return q === 1
    ? Math.exp(s * Math.log(score) - s * Math.log(s))
    : score * Math.exp((q / (1 - q)) * Math.log(s))
}

const vendiFeatures: Check = ({ params, input }, inputs) => {
  if (params['q'] === 0.5) {
    return 'the package adds the roots of eigenvalues that are 0 but for rounding (rows of 12 columns have 12 others); ours does not'
  }
  const rows = inputs.content(input)[String(params['matrix'])] as readonly (readonly number[])[]
  const [value] = vendiOfRows(Float64Array.from(rows.flat()), rows.length, rows[0].length, [
    orderOf(params['q']),
  ])
  return { value, n: rows.length }
}

function orderOf(q: unknown): number {
  return q === 'inf' ? Number.POSITIVE_INFINITY : Number(q)
}

/** How alike the documents of one sample are. */
export const similarity: Area = {
  self_bleu: selfBleuMean,
  self_bleu_per_doc: selfBleuPerDocument,
  self_bleu_sacrebleu: selfBleuSacrebleu,
  rouge_l_homogenization: rouge,
  homogenization_score_rougel: homogenization,
  shingle_jaccard: ({ params }, inputs) => {
    const { probe, train } = inputs.context(String(params['q']), String(params['p']))
    return { value: jaccardOfTypes(probe, train, Number(params['n'])) }
  },
  vendi_ngram: vendiNgram,
  vendi_tfidf: vendiTfIdf,
  vendi_features: vendiFeatures,
  vendi_features_dual: vendiFeatures,
}
