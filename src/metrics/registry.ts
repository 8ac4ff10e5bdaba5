import { distance } from 'fastest-levenshtein'
import type { Metric, MetricModule } from '../contracts/metric.js'
import { BadInputError } from '../errors/index.js'
import { KEPT_PREFIX, onKept } from './kept.js'

/** One file of the catalogue. `name`, its `group` and each of its `ids` can stand in an experiment file. */
export interface MetricEntry {
  readonly name: string
  readonly group: string
  /** One sentence for `collapse list`. */
  readonly summary: string
  /** Ids of the metrics in the file, so that names are checked without loading it. */
  readonly ids: readonly string[]
  /** Whether it reads the probe's text alone, so that it can be taken on the kept sample too (`kept.<id>`). */
  readonly onText: boolean
  readonly load: () => Promise<MetricModule>
}

/** `numbered('rep_n.n', 2, 4)` gives rep_n.n2, rep_n.n3, rep_n.n4. */
function numbered(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`)
}

export const metricEntries: readonly MetricEntry[] = [
  {
    name: 'distinct_n',
    group: 'diversity',
    summary: 'Share of distinct n-grams, pooled and per document',
    ids: [1, 2, 3, 4].flatMap((n) => [`distinct_n.pooled.n${n}`, `distinct_n.per_document.n${n}`]),
    onText: true,
    load: () => import('./diversity/distinct-n.js'),
  },
  {
    name: 'types',
    group: 'diversity',
    summary: 'Number of distinct tokens',
    ids: ['types'],
    onText: true,
    load: () => import('./diversity/types.js'),
  },
  {
    name: 'hapax_share',
    group: 'diversity',
    summary: 'Share of the vocabulary that occurs once',
    ids: ['hapax_share'],
    onText: true,
    load: () => import('./diversity/hapax-share.js'),
  },
  {
    name: 'ngram_entropy',
    group: 'entropy',
    summary: 'Entropy of n-grams: plug-in, Miller-Madow, Chao-Shen',
    ids: ['plugin', 'miller_madow', 'chao_shen'].flatMap((estimator) =>
      numbered(`ngram_entropy.${estimator}.n`, 1, 4),
    ),
    onText: true,
    load: () => import('./entropy/ngram-entropy.js'),
  },
  {
    name: 'conditional_entropy',
    group: 'entropy',
    summary: 'Entropy of a word given the words before, where the sample is large enough for the order',
    ids: numbered('conditional_entropy.n', 2, 4),
    onText: true,
    load: () => import('./entropy/conditional-entropy.js'),
  },
  {
    name: 'compression_ratio',
    group: 'entropy',
    summary: 'How many times smaller zlib makes the text',
    ids: ['compression_ratio.zlib'],
    onText: true,
    load: () => import('./entropy/compression-ratio.js'),
  },
  {
    name: 'size',
    group: 'form',
    summary: 'Number of tokens and documents',
    ids: ['tokens', 'documents'],
    onText: true,
    load: () => import('./form/size.js'),
  },
  {
    name: 'length',
    group: 'form',
    summary: 'Tokens per document: mean, median, 5th and 95th percentile',
    ids: ['', '.q05', '.q50', '.q95'].map((part) => `length.tokens_per_document${part}`),
    onText: true,
    load: () => import('./form/length.js'),
  },
  {
    name: 'truncated_documents',
    group: 'form',
    summary: 'Share of documents that the token limit cut',
    ids: ['truncated_documents'],
    onText: true,
    load: () => import('./form/truncated-documents.js'),
  },
  {
    name: 'human_loss',
    group: 'loss',
    summary: "Loss of held-out human text under the generation's model, with its zero-probability share",
    ids: [
      'per_token',
      'perplexity',
      'bits_per_byte',
      'zero_probability_share',
      'oov_share',
      'finite_per_token',
    ].map((part) => `human_loss.${part}`),
    onText: false,
    load: () => import('./loss/human-loss.js'),
  },
  {
    name: 'prediction_shift',
    group: 'loss',
    summary: "How far the model's predictions have moved from those of generation 0",
    ids: ['prediction_shift.l1'],
    onText: false,
    load: () => import('./loss/prediction-shift.js'),
  },
  {
    name: 'probe_loss',
    group: 'loss',
    summary: 'Loss of the sample under the generation-0 model, with a histogram by document',
    ids: ['probe_loss.generation_0'],
    onText: false,
    load: () => import('./loss/probe-loss.js'),
  },
  {
    name: 'model_entropy_rate',
    group: 'loss',
    summary: "Entropy per token of the model's own distribution",
    ids: ['model_entropy_rate'],
    onText: false,
    load: () => import('./loss/model-entropy-rate.js'),
  },
  {
    name: 'rep_n',
    group: 'repetition',
    summary: 'Share of n-grams repeated within a document',
    ids: numbered('rep_n.n', 2, 4),
    onText: true,
    load: () => import('./repetition/rep-n.js'),
  },
  {
    name: 'self_repetition',
    group: 'repetition',
    summary: '4-grams that documents share with one another',
    ids: ['self_repetition.n4'],
    onText: true,
    load: () => import('./repetition/self-repetition.js'),
  },
  {
    name: 'duplicate_documents',
    group: 'repetition',
    summary: 'Share of documents that repeat an earlier one exactly',
    ids: ['duplicate_documents'],
    onText: true,
    load: () => import('./repetition/duplicate-documents.js'),
  },
  {
    name: 'novelty',
    group: 'novelty',
    summary: 'n-grams copied from the human train split, and n-grams not found there',
    ids: ['novelty.copied.n4', 'novelty.copied.n8', 'novelty.new_types.n1', 'novelty.new_types.n4'],
    onText: true,
    load: () => import('./novelty/novelty.js'),
  },
  {
    name: 'facts.coverage',
    group: 'facts',
    summary: 'Share of facts stated right in the sample, by tier of rarity',
    ids: ['facts.coverage'],
    onText: true,
    load: () => import('./facts/coverage.js'),
  },
  {
    name: 'facts.mix_coverage',
    group: 'facts',
    summary: 'Share of facts stated right in the training mix, by tier of rarity',
    ids: ['facts.mix_coverage'],
    onText: false,
    load: () => import('./facts/mix-coverage.js'),
  },
  {
    name: 'facts.generable',
    group: 'facts',
    summary: 'Share of facts that have probability under the model, by tier of rarity',
    ids: ['facts.generable.kappa1e-6'],
    onText: false,
    load: () => import('./facts/generable.js'),
  },
  {
    name: 'facts.extinct',
    group: 'facts',
    summary: 'Share of facts absent from the mix and not generable, by tier of rarity',
    ids: ['facts.extinct'],
    onText: false,
    load: () => import('./facts/extinct.js'),
  },
  {
    name: 'statements',
    group: 'facts',
    summary: 'Share of right, false and malformed statements',
    ids: ['statements.right_share', 'statements.false_share', 'statements.malformed_share'],
    onText: true,
    load: () => import('./facts/statements.js'),
  },
  {
    name: 'styles',
    group: 'facts',
    summary: 'Registers of the human text still in use, and their shares',
    ids: ['styles.coverage', 'styles.share'],
    onText: true,
    load: () => import('./facts/styles.js'),
  },
]

/** Groups in the order of the catalogue. */
export const metricGroups: readonly string[] = [...new Set(metricEntries.map(({ group }) => group))]

/**
 * The ids that a list of names stands for, each once, in the order of the catalogue; metrics of the kept
 * sample last. A name is a group, an entry or an id, with `kept.` before it for the kept sample.
 *
 * @example
 * selectMetricIds(['kept.types', 'form']) // ['tokens', 'documents', ..., 'kept.types']
 */
export function selectMetricIds(names: readonly string[]): string[] {
  const wanted = new Set(names.flatMap(idsOfName))
  return allIds.filter((id) => wanted.has(id))
}

const idsOnProbe = metricEntries.flatMap(({ ids }) => ids)
const idsOnKept = metricEntries.flatMap(({ ids, onText }) =>
  onText ? ids.map((id) => KEPT_PREFIX + id) : [],
)
const allIds = [...idsOnProbe, ...idsOnKept]
const knownNames = new Set([
  ...metricGroups,
  ...metricEntries.map(({ name }) => name),
  ...idsOnProbe,
  ...idsOnKept,
])

function idsOfName(name: string): string[] {
  const prefix = name.startsWith(KEPT_PREFIX) ? KEPT_PREFIX : ''
  const bare = name.slice(prefix.length)
  const entries = prefix === '' ? metricEntries : metricEntries.filter(({ onText }) => onText)
  const ids = entries.flatMap((entry) =>
    entry.group === bare || entry.name === bare ? entry.ids : entry.ids.filter((id) => id === bare),
  )
  if (ids.length === 0) throw unknownMetric(name, bare)
  return ids.map((id) => prefix + id)
}

function unknownMetric(name: string, bare: string): BadInputError {
  if (name !== bare && knownNames.has(bare)) {
    return new BadInputError(
      `metric "${name}": ${bare} is not taken on text alone, so there is none of the kept sample`,
      `Metrics of the kept sample are those of a sample's text, for example ${KEPT_PREFIX}distinct_n.`,
    )
  }
  const near = nearest(name)
  return new BadInputError(
    `there is no metric, file of metrics or group called "${name}"`,
    `${near === undefined ? '' : `Did you mean "${near}"? `}Groups: ${metricGroups.join(', ')}. All metrics: collapse list metrics.`,
  )
}

/** The known name closest in spelling, if it is close enough to be a slip. */
function nearest(name: string): string | undefined {
  let best: string | undefined
  let fewest = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const known of knownNames) {
    const edits = distance(name, known)
    if (edits < fewest) [best, fewest] = [known, edits]
  }
  return best
}

/** The metrics with these ids, in the order asked for. Loads the files they stand in and no other. */
export async function loadMetrics(ids: readonly string[]): Promise<Metric[]> {
  return Promise.all(ids.map(loadMetric))
}

async function loadMetric(id: string): Promise<Metric> {
  const kept = id.startsWith(KEPT_PREFIX)
  const bare = kept ? id.slice(KEPT_PREFIX.length) : id
  const entry = metricEntries.find(({ ids, onText }) => ids.includes(bare) && (onText || !kept))
  if (entry === undefined) throw unknownMetric(id, bare)
  const { metrics } = await entry.load()
  const metric = metrics.find((candidate) => candidate.id === bare)
  if (metric === undefined) throw new Error(`${entry.name} does not hold the metric ${bare} that it lists`)
  return kept ? onKept(metric) : metric
}
