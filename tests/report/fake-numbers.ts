import type { MetricInfo, ResultRow, Results } from '../../src/contracts/results.js'

const ARMS = ['control', 'replace', 'accumulate', 'accumulate-subsample'] as const
/** How fast an arm moves away, 0 to 1. */
const PACE = { control: 0, replace: 1, accumulate: 0.02, 'accumulate-subsample': 0.2 } as const
const GENERATIONS = 4

const metric = (
  id: string,
  label: string,
  unit: string,
  better: MetricInfo['better'],
  format: MetricInfo['format'] = 'number',
) => ({ id, label, unit, format, better, definition: `${label}.` }) satisfies MetricInfo

const WORLDS = {
  normal: {
    human: '{ world: normal, dimension: 1, mean: 0, sd: 1, points: 100, chains: 1000, test_points: 1000 }',
    model: '{ family: gaussian, ddof: 1 }',
    metrics: [
      metric('variance.median', 'Median variance', 'squared units of the data', 'neither'),
      metric(
        'variance.ratio_to_truth',
        'Variance against the truth',
        'variance per variance of the truth',
        'neither',
      ),
      metric('wasserstein2.squared', 'Squared Wasserstein-2 distance to the truth', 'squared units', 'lower'),
      metric('mean_error.squared', 'Squared error of the mean', 'squared units of the data', 'lower'),
    ],
  },
  states: {
    human:
      '{ world: states, frequencies: { zipf: 1, shift: 0, states: 50 }, points: 100, chains: 1000, test_points: 1000 }',
    model: '{ family: categorical }',
    metrics: [
      metric('surviving_states.count', 'Surviving states', 'states', 'higher'),
      metric('state_entropy.nats', 'Entropy over states', 'nats', 'neither'),
      metric(
        'state_distance.squared_error',
        'Squared error of the probabilities',
        'squared probability',
        'lower',
      ),
      metric('tier_coverage.truth', 'States covered, by true probability', 'share', 'higher', 'percent'),
    ],
  },
} as const

const TIERS = ['below 0.001', '0.001 to 0.01', '0.01 to 0.1', '0.1 and above']

export interface FakeNumbers {
  readonly world?: keyof typeof WORLDS
  /** Configuration of the arm `replace`. */
  readonly arm?: string
  readonly chains?: number
  readonly edit?: (row: ResultRow) => ResultRow
}

/** Results of one seed of many chains, whose intervals stand in the rows. */
export function fakeNumbers({
  world = 'normal',
  arm = '',
  chains = 1000,
  edit = (row) => row,
}: FakeNumbers = {}): Results {
  const { human, model, metrics } = WORLDS[world]
  const rows = ARMS.flatMap((name) =>
    Array.from({ length: GENERATIONS + 1 }, (_, generation) => generation).flatMap((generation) =>
      metrics.flatMap(({ id }) =>
        (id === 'tier_coverage.truth' ? TIERS : ['']).map((group, tier) => {
          const gone = PACE[name] * generation
          const value = fakeValue(id, gone, tier)
          return edit({
            experiment: world,
            arm: name,
            seed: 1,
            generation,
            metric: id,
            group,
            value: tier === 0 && group !== '' ? undefined : value,
            low: tier === 0 && group !== '' ? undefined : value * 0.99,
            high: tier === 0 && group !== '' ? undefined : Math.min(value * 1.01, group === '' ? 1e9 : 1),
            n: chains,
            undefinedReason: tier === 0 && group !== '' ? 'there is no state of this tier' : undefined,
          })
        }),
      ),
    ),
  )
  return {
    experiment: world,
    description: 'Numbers, refitted.',
    configuration: `human: ${human}
model: ${model}
loop: { generations: ${GENERATIONS}, budget: 100, sample: { points: 100, temperature: 1 } }
curation: []
arms:
  control: { mixing: { strategy: human-only } }
  replace: ${arm === '' ? '{ mixing: { strategy: replace } }' : arm}
  accumulate: { mixing: { strategy: accumulate } }
  accumulate-subsample: { mixing: { strategy: accumulate-subsample } }
`,
    fingerprint: '',
    arms: ARMS.map((name) => ({
      name,
      slug: name,
      description: '',
      strategy: name === 'control' ? 'human-only' : name,
      humanOnly: name === 'control',
    })),
    seeds: [1],
    generations: GENERATIONS,
    metrics,
    data: 'vectors',
    chains,
    rows,
    mixes: [],
    excerpts: [],
    failures: [],
    human: [{ pool: 'train', documents: 100 * chains, tokens: 100 * chains }],
    environment: {},
    durations: { fit: 0, sample: 0, measure: 0 },
    costs: [],
    notes: [],
  }
}

function fakeValue(id: string, gone: number, tier: number): number {
  if (id.startsWith('variance')) return Math.exp(-gone / 4)
  if (id === 'surviving_states.count') return 32 * Math.exp(-gone / 5)
  if (id === 'state_entropy.nats') return 2.9 - 0.2 * gone
  if (id === 'tier_coverage.truth') return Math.min(1, (0.2 + 0.27 * tier) * Math.exp(-gone / (1 + 2 * tier)))
  return 0.01 * (1 + gone)
}
