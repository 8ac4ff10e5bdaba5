import type {
  CostRow,
  Durations,
  Excerpt,
  MixRow,
  Phase,
  ResultRow,
  Results,
  RunFailure,
} from '../../contracts/results.js'
import { readStatements } from './excerpt-statements.js'
import { type Manifest, readEnvironments } from './manifest.js'
import type { Overview } from './overview.js'
import { HistogramSums } from './histogram-sums.js'
import type { GenerationRecord } from '../store/records.js'
import { hasHistogram, shownGenerations } from './shown.js'
import type { Store } from '../store/store.js'

/** Reads an experiment's results out of the store. Nothing is computed again; what is missing is simply not there. */
export async function collectResults(manifest: Manifest, store: Store): Promise<Results> {
  const { overview: experiment } = manifest
  const rows: ResultRow[] = []
  const mixes: MixRow[] = []
  const failures: RunFailure[] = []
  const excerpts: Excerpt[] = []
  const histograms = new HistogramSums(experiment.metrics)
  const notes = new Set<string>(manifest.notes)
  const costs: CostRow[] = []
  const shown = shownGenerations(experiment.generations)
  const statements = await readStatements(store)
  const curated = new Map<string, { sampled: number; dropped: number }>()
  for (const arm of experiment.arms) {
    const curation = { sampled: 0, dropped: 0 }
    curated.set(arm.name, curation)
    for (const seed of experiment.seeds) {
      let generation = 0
      for (; generation <= experiment.generations; generation++) {
        const record = await store.readGeneration(arm.slug, seed, generation)
        if (record === undefined) break
        rows.push(...rowsOf(experiment, arm.name, record))
        mixes.push({ arm: arm.name, seed, generation, ...record.mix })
        curation.sampled += record.sampled
        curation.dropped += record.dropped
        for (const note of record.notes) notes.add(`${arm.name}: ${note}`)
        const timing = await store.readTiming(arm.slug, seed, generation)
        if (timing !== undefined) costs.push({ arm: arm.name, seed, generation, ...timing.work })
        if (histograms.wanted && hasHistogram(generation, experiment.generations)) {
          histograms.add(arm.name, record, await store.readMeasures(record.keys.measure))
        }
        if (seed === experiment.seeds[0] && shown.has(generation)) {
          const read = statements[record.keys.measure]
          excerpts.push(...(await excerptsOf(arm.name, record, experiment.excerpts, store, read)))
        }
      }
      // A run with all its generations has not failed, whatever an earlier try left behind.
      const failure = generation <= experiment.generations && (await store.readFailure(arm.slug, seed))
      if (failure)
        failures.push({ arm: arm.name, seed, generation: failure.generation, message: failure.message })
    }
  }
  for (const [arm, { sampled, dropped }] of curated) {
    if (dropped > 0) notes.add(`${arm}: curation dropped ${dropped} of ${sampled} sampled documents`)
  }
  // Arms that nothing was asked of yet (run --only another) are no part of the results.
  const present = new Set([...mixes, ...failures].map(({ arm }) => arm))
  const arms = experiment.arms.filter(({ name }) => present.has(name))
  const notBegun = experiment.arms.flatMap(({ name }) => (present.has(name) ? [] : [name]))
  const environments = await readEnvironments(store.root)
  const tiers = tiersOf(rows)
  return {
    experiment: experiment.name,
    description: experiment.description,
    configuration: manifest.resolved,
    fingerprint: manifest.fingerprint,
    arms,
    ...(notBegun.length === 0 ? {} : { notBegun }),
    seeds: experiment.seeds,
    generations: experiment.generations,
    metrics: experiment.metrics,
    ...(experiment.tokenisation === undefined ? {} : { tokenisation: experiment.tokenisation }),
    ...(experiment.data === undefined ? {} : { data: experiment.data }),
    ...(experiment.chains === undefined ? {} : { chains: experiment.chains }),
    ...(experiment.expectations === undefined ? {} : { expectations: experiment.expectations }),
    rows,
    mixes,
    excerpts,
    ...(histograms.rows.length === 0 ? {} : { histograms: histograms.rows }),
    failures,
    ...(tiers ? { tiers } : {}),
    human: manifest.human,
    environment: environments[environments.length - 1] ?? {},
    durations: durationsOf(costs),
    costs,
    notes: [...notes],
  }
}

/** Metrics of the experiment only: a record may hold others until its generation is measured again. */
function rowsOf({ name, metrics }: Overview, arm: string, record: GenerationRecord): ResultRow[] {
  const { seed, generation } = record
  const measured = Object.entries(record.metrics).filter(([metric]) =>
    metrics.some(({ id }) => id === metric),
  )
  return measured.flatMap(([metric, { values }]) =>
    values.map(({ group, value, low, high, n, undefinedReason, note }) => ({
      experiment: name,
      arm,
      seed,
      generation,
      metric,
      group: group ?? '',
      value,
      low,
      high,
      n,
      undefinedReason,
      ...(note === undefined ? {} : { note }),
    })),
  )
}

function durationsOf(costs: readonly CostRow[]): Durations {
  const sum = (phase: Phase) => costs.reduce((seconds, cost) => seconds + cost[phase].seconds, 0)
  return { fit: sum('fit'), sample: sum('sample'), measure: sum('measure') }
}

async function excerptsOf(
  arm: string,
  { seed, generation, keys }: GenerationRecord,
  count: number,
  store: Store,
  statements: readonly Excerpt['statements'][] = [],
): Promise<Excerpt[]> {
  const sample = await store.readSample(keys.sample)
  return (sample?.texts ?? []).slice(0, count).map((text, position) => {
    const found = statements[position]
    return {
      arm,
      seed,
      generation,
      position,
      text,
      ...(found === undefined ? {} : { statements: found }),
    }
  })
}

/** Facts per tier, mean over the seeds of the first arm; `n` of the coverage metric counts them. Empty ones are left out. */
function tiersOf(rows: readonly ResultRow[]): { name: string; facts: number }[] | undefined {
  const arm = rows[0]?.arm
  const counts = new Map<string, number[]>()
  for (const row of rows) {
    if (row.arm !== arm || row.generation !== 0 || row.metric !== 'facts.coverage') continue
    counts.set(row.group, [...(counts.get(row.group) ?? []), row.n ?? 0])
  }
  if (counts.size === 0) return undefined
  return [...counts]
    .map(([name, facts]) => ({ name, facts: facts.reduce((sum, count) => sum + count, 0) / facts.length }))
    .filter(({ facts }) => facts > 0)
}
