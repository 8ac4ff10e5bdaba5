import type {
  ArmInfo,
  Excerpt,
  HistogramRow,
  MetricInfo,
  MixRow,
  ResultRow,
  Results,
} from '../../src/contracts/results.js'
import { keyedRng } from '../../src/random/keyed.js'

export interface FakeOptions {
  readonly facts?: boolean
  readonly arms?: readonly ArmInfo[]
  readonly seeds?: number
  readonly generations?: number
  /** Appended to each excerpt. */
  readonly text?: string
  /** What becomes of each value: to plant infinite, undefined or missing ones. */
  readonly edit?: (row: ResultRow) => ResultRow | undefined
}

const arm = (name: string, strategy: string, description: string, humanOnly = false): ArmInfo => ({
  name,
  slug: name.replace(/\W+/g, '-'),
  description,
  strategy,
  humanOnly,
})

export const FAKE_ARMS: readonly ArmInfo[] = [
  arm('control', 'human-only', 'human text alone, refitted every generation', true),
  arm('replace', 'replace', 'the last sample alone'),
  arm('accumulate', 'accumulate', 'all human text and every sample so far'),
  arm('accumulate-subsample', 'accumulate-subsample', 'an equal draw from everything so far'),
  arm('10% human', 'mix', '10% human (redraw), 90% the last sample'),
  arm('50% human', 'mix', '50% human (redraw), 50% the last sample'),
]

/** How fast an arm decays, 0 (never) to 1; by name, and spread out for arms made up by a test. */
function pace(name: string, position: number): number {
  const known: Record<string, number> = {
    control: 0,
    replace: 1,
    accumulate: 0.1,
    'accumulate-subsample': 0.3,
    '10% human': 0.55,
    '50% human': 0.18,
  }
  return known[name] ?? (position % 20) / 20
}

export const HUMAN_SHARE: Readonly<Record<string, (generation: number) => number>> = {
  control: () => 1,
  accumulate: (g) => 1 / (g + 1),
  'accumulate-subsample': (g) => 1 / (g + 1),
  '10% human': () => 0.1,
  '50% human': () => 0.5,
  '10% alone': () => 0.1,
}

const metric = (
  id: string,
  label: string,
  unit: string,
  format: 'percent' | 'number',
  better: 'higher' | 'lower' | 'neither',
): MetricInfo => ({ id, label, unit, format, better, definition: `${label}: ${unit}.` })

const METRICS = [
  metric('distinct_n.pooled.n2', 'Distinct-2', 'distinct 2-grams / all 2-grams', 'percent', 'higher'),
  metric(
    'ngram_entropy.chao_shen.n2',
    'Entropy of 2-grams (Chao-Shen)',
    'bits per 2-gram',
    'number',
    'higher',
  ),
  metric('human_loss.per_token', 'Held-out loss', 'nats per token of human test text', 'number', 'lower'),
  metric(
    'human_loss.zero_probability_share',
    'Impossible tokens',
    'share of test tokens',
    'percent',
    'lower',
  ),
  metric('novelty.copied.n8', 'Copied 8-grams', 'share of 8-grams', 'percent', 'neither'),
  metric('compression_ratio.zlib', 'Compression ratio', 'bytes / zlib bytes', 'number', 'lower'),
  metric('length.tokens_per_document', 'Document length', 'tokens per document, mean', 'number', 'neither'),
  metric('types', 'Vocabulary used', 'distinct tokens', 'number', 'higher'),
]
const FACT_METRICS = [
  metric('facts.coverage', 'Facts covered', 'share of facts stated in the probe', 'percent', 'higher'),
  metric('statements.false_share', 'False statements', 'share of statements', 'percent', 'lower'),
  metric('statements.malformed_share', 'Malformed statements', 'share of statements', 'percent', 'lower'),
  metric('styles.coverage', 'Styles used', 'share of styles', 'percent', 'higher'),
  metric('facts.extinct', 'Facts extinct', 'share of facts', 'percent', 'lower'),
]
const LOSS = metric(
  'probe_loss.generation_0',
  'Loss of the sample under generation 0',
  'nats per token',
  'number',
  'neither',
)
const TIERS = [
  { name: '1', facts: 620, loss: 1.15, start: 0.68 },
  { name: '2-3', facts: 540, loss: 0.9, start: 0.83 },
  { name: '4-7', facts: 390, loss: 0.55, start: 0.95 },
  { name: '8-15', facts: 240, loss: 0.28, start: 0.99 },
  { name: '16-63', facts: 150, loss: 0.1, start: 1 },
  { name: '64+', facts: 60, loss: 0.02, start: 1 },
]

/** 10 s of fitting, 100,000 tokens, 0.6 GFLOP, and so on: of generation 0 alone. */
const FAKE_COST = {
  fit: { seconds: 10, tokens: 1e5, flops: 6e8 },
  sample: { seconds: 5, tokens: 2e5, flops: 4e8 },
  measure: { seconds: 1, tokens: 3e5, flops: 6e8 },
}

/** Results that look like the quickstart's: decaying arms, five seeds, noise keyed by seed. */
export function fakeResults(options: FakeOptions = {}): Results {
  const { facts = true, arms = FAKE_ARMS, seeds = 5, generations = 10, text = '' } = options
  const rows: ResultRow[] = []
  const mixes: MixRow[] = []
  const excerpts: Excerpt[] = []
  const histograms: HistogramRow[] = []
  const seedList = Array.from({ length: seeds }, (_, i) => i + 1)
  arms.forEach(({ name }, position) => {
    const speed = pace(name, position)
    for (const seed of seedList) {
      for (let generation = 0; generation <= generations; generation++) {
        const noise = (label: string, size: number) =>
          (keyedRng(seed, generation, label, generation === 0 ? '' : name).uniform() - 0.5) * size
        const gone = 1 - Math.exp((-speed * generation) / 4)
        const add = (id: string, value: number, group = '') => {
          const row: ResultRow = {
            experiment: 'quickstart',
            arm: name,
            seed,
            generation,
            metric: id,
            group,
            value,
            low: undefined,
            high: undefined,
            n: 60000,
            undefinedReason: undefined,
          }
          const edited = options.edit === undefined ? row : options.edit(row)
          if (edited !== undefined) rows.push(edited)
        }
        const share = (x: number) => Math.min(1, Math.max(0, x))
        add('distinct_n.pooled.n2', share(0.142 - 0.055 * gone + noise('d', 0.006)))
        add('ngram_entropy.chao_shen.n2', 11.8 - 1.3 * gone + noise('e', 0.12))
        add('human_loss.per_token', 2.41 + 0.85 * gone + noise('l', 0.05))
        add('human_loss.zero_probability_share', share(0.004 + 0.03 * gone + noise('z', 0.001)))
        add('novelty.copied.n8', share(0.48 - 0.3 * gone + noise('n', 0.02)))
        add('compression_ratio.zlib', 4.1 + 1.4 * gone + noise('c', 0.08))
        add('length.tokens_per_document', 74 - 9 * gone + noise('t', 2))
        add('types', Math.round(2310 - 900 * gone + noise('y', 60)))
        if (!facts) continue
        let rare = 0
        for (const tier of TIERS) {
          const kept = tier.start * Math.exp(-tier.loss * gone * 1.5)
          const value = share(kept + noise(`f${tier.name}`, 0.03))
          add('facts.coverage', value, tier.name)
          if (tier.name === '1' || tier.name === '2-3') rare += value / 2
          // Nothing is extinct at generation 0; what goes does not come back.
          add('facts.extinct', share(1 - Math.exp(-tier.loss * gone)), tier.name)
        }
        add('facts.coverage', rare, 'rare')
        add('facts.coverage', share(0.9 - 0.4 * gone), 'all')
        add('statements.false_share', share(0.02 + 0.04 * gone + noise('w', 0.004)))
        add('statements.malformed_share', share(0.002 + 0.012 * gone + noise('m', 0.002)))
        add('styles.coverage', share(1 - 0.1 * gone))
      }
      for (let generation = 0; generation <= generations; generation++) {
        const human = generation === 0 ? 1 : (HUMAN_SHARE[name]?.(generation) ?? 0)
        const documents = name === 'accumulate' ? 2000 * (generation + 1) : 2000
        mixes.push({
          arm: name,
          seed,
          generation,
          requestedDocuments: documents,
          requestedHumanShare: human,
          documents,
          tokens: documents * 74,
          human: Math.round(documents * human),
          fresh: 0,
          synthetic: documents - Math.round(documents * human),
          repeated: 0,
        })
      }
      if (seed > 1) continue
      for (const generation of new Set([0, 1, Math.floor(generations / 2), generations])) {
        histograms.push(fakeHistogram(name, generation, seeds, speed))
      }
      for (const generation of [0, Math.round(generations / 2), generations]) {
        for (let at = 0; at < 3; at++) {
          excerpts.push({
            arm: name,
            seed,
            generation,
            position: at * 100,
            text: `Mirela Dunn was born in Port Ansel in 17${at}${generation}. ${'The Glass Orchard was written by Mirela Dunn. '.repeat(2 + at)}Records name Port Ansel as the seat of Varrow County.${text}`,
          })
        }
      }
    }
  })
  return {
    experiment: 'quickstart',
    description: 'A small almanac world under six ways of mixing human text in.',
    configuration:
      'name: quickstart\nhuman:\n  world: almanac\n  documents: 2000\nloop:\n  generations: 10\n',
    fingerprint: '5b1c0f6d2a7e4c4f9d0e8a7b6c5d4e3f5b1c0f6d2a7e4c4f9d0e8a7b6c5d4e3f',
    arms,
    seeds: seedList,
    generations,
    metrics: facts ? [...METRICS, ...FACT_METRICS, LOSS] : [...METRICS, LOSS],
    rows,
    mixes,
    excerpts,
    histograms,
    failures: [],
    ...(facts ? { tiers: TIERS.map(({ name, facts: count }) => ({ name, facts: count })) } : {}),
    human: [
      { pool: 'train', documents: 2000, tokens: 148000 },
      { pool: 'fresh', documents: 0, tokens: 0 },
      { pool: 'test', documents: 400, tokens: 29600 },
    ],
    environment: { 'collapse-lab': '0.1.0', node: 'v20.20.2', platform: 'linux x64' },
    durations: { fit: 12.3, sample: 31.2, measure: 22.8 },
    costs: arms.flatMap(({ name }) =>
      seedList.map((seed) => ({ arm: name, seed, generation: 0, ...FAKE_COST })),
    ),
    notes: ['control, seed 1: discounts of order 1 fell back to 0.5, 1, 1.5'],
  }
}

/** Documents around 2.4 nats, drifting to lower loss and narrowing at the arm's pace. */
function fakeHistogram(arm: string, generation: number, seeds: number, speed: number): HistogramRow {
  const gone = 1 - Math.exp((-speed * generation) / 4)
  const [centre, width] = [2.4 - 0.8 * gone, 0.5 - 0.2 * gone]
  const edges = Array.from({ length: 41 }, (_, i) => Number((i / 10).toFixed(1)))
  const counts = edges.slice(1).map((edge) => {
    const off = (edge - 0.05 - centre) / width
    return Math.round((seeds * 400 * Math.exp((-off * off) / 2)) / width)
  })
  return { arm, metric: 'probe_loss.generation_0', generation, seeds, edges, counts }
}
