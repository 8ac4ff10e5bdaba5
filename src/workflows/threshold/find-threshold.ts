import { keepRule, keptOf, searchThreshold, testsOfBisection } from '../../analysis/threshold/index.js'
import { trainSizeOf } from '../../config/experiment.js'
import { fingerprint } from '../../config/fingerprint.js'
import { currentEnvironment } from '../../loop/results/environment.js'
import { takeLock } from '../../loop/store/lock.js'
import { noteEnvironment } from '../../loop/results/manifest.js'
import { asEnvironmentError } from '../../files/write-error.js'
import { parallelism } from '../parallelism.js'
import { type Prepared, prepareExperiment, readExperiment } from '../prepare.js'
import { type Asked, askedOf } from './asked.js'
import { chooseDoses } from './choose-doses.js'
import { armsOfFile, type DoseArms, doseArms, THRESHOLD_CONTROL } from './dose-arms.js'
import type { ThresholdOptions } from './options.js'
import type { ThresholdResult } from '../../analysis/threshold/index.js'
import { Rounds } from './rounds.js'
import { searchSettings } from './settings.js'
import { summariseSearch } from './summarise-search.js'
import { theoryOf } from './theory.js'
import { groupOf, Values } from './values.js'

/** Seeds of the first look at a dose. */
const FIRST_SEEDS = 5

/**
 * Finds the smallest amount of human data that keeps a metric within a tolerance of the control, by a search that spends
 * seeds where they decide. What is stored of the experiment is used, and what the search runs is stored beside it: the
 * same call goes on after an interruption.
 *
 * @example
 * const { lowestKept, highestLost } = await findThreshold('experiments/quickstart.yaml', {
 *   metric: 'facts.coverage', group: 'rare', keep: 0.9, by: 'share',
 * })
 */
export async function findThreshold(path: string, options: ThresholdOptions): Promise<ThresholdResult> {
  // Refuses a bad number before anything is read.
  parallelism(options, 1)
  const file = await readExperiment(path, options.set ? { set: options.set } : {})
  const asked = askedOf(file, options)
  const prepare = (arms: readonly DoseArms[]) =>
    prepareExperiment(
      path,
      searchSettings(file, asked, armsOfFile(arms, asked.by, asked.draw), options),
      (message) => options.events?.warning?.(message),
      {
        ...(options.signal ? { signal: options.signal } : {}),
        progress: (done, total) => options.events?.reading?.(done, total),
      },
    )
  const train = trainSizeOf(file.human) ?? trainOf(await prepare([]))
  const sizes = { train, mix: file.arms[0]!.budget ?? train }
  const choice = chooseDoses({ ...options, draw: asked.draw }, asked.by, sizes)
  const arms = doseArms(choice, asked.by, asked.draw)
  const prepared = await prepare(arms)
  const { root } = prepared
  const unlock = await takeLock(root)
  try {
    await prepared.session.store.removeLeftovers()
    await noteEnvironment(root, currentEnvironment())
    return await search(prepared, asked, arms, options)
  } catch (error) {
    throw asEnvironmentError(error, root)
  } finally {
    await unlock()
  }
}

/** Documents of the training split of human data whose size no file tells. */
function trainOf({ human }: Prepared): number {
  return human.find(({ pool }) => pool === 'train')!.documents
}

async function search(
  prepared: Prepared,
  asked: Asked,
  arms: readonly DoseArms[],
  options: ThresholdOptions,
): Promise<ThresholdResult> {
  const { events } = options
  const { seeds, confidence } = asked
  const info = prepared.session.metrics.find(({ id }) => id === asked.metric)!
  const rule = keepRule(info, asked.keep)
  const first = Math.min(FIRST_SEEDS, seeds.length)
  const mostDoses = 2 * testsOfBisection(arms.length)
  const title = `${prepared.experiment.name}: the smallest human ${asked.by} that keeps ${asked.metric}`
  events?.begun?.({
    title,
    doses: arms.map(({ label }) => label),
    mostDoses: Math.min(mostDoses, arms.length),
  })
  const rounds = new Rounds(prepared, options)
  await rounds.check(THRESHOLD_CONTROL, seeds[0]!)
  const runsOf = (arm: string, count: number) => seeds.slice(0, count).map((seed) => [arm, seed] as const)
  await rounds.ensure(runsOf(THRESHOLD_CONTROL, first))
  const group = await groupOf(rounds, seeds.slice(0, first), { ...asked, rule })
  const values = new Values(rounds, group)
  const found = await searchThreshold(
    { doses: arms.length, rule, confidence, firstSeeds: first, mostSeeds: seeds.length },
    async (dose, count) => {
      const { arm, alone } = arms[dose]!
      // The same human data alone explain a dose; they decide nothing, so they get the first seeds only.
      const beside = alone === undefined ? [] : runsOf(alone, first)
      await rounds.ensure([...runsOf(THRESHOLD_CONTROL, count), ...runsOf(arm, count), ...beside])
      return values.pairs(arm, seeds.slice(0, count))
    },
    ({ dose, pairs, ...tested }) => {
      const kept = pairs.values.length === 0 ? undefined : keptOf(pairs, rule, confidence)
      events?.looked?.(arms[dose]!.label, tested, kept)
    },
  )
  const aloneAt = async (dose: number, count: number) => {
    const { alone } = arms[dose]!
    return alone === undefined ? undefined : values.pairs(alone, seeds.slice(0, count))
  }
  // At the answer it is compared with equally many seeds.
  const answer = found.tested.find(({ dose }) => dose === found.lowestKept)
  const aloneAtAnswer = answer && arms[answer.dose]!.alone
  if (answer !== undefined && aloneAtAnswer !== undefined) {
    await rounds.ensure(runsOf(aloneAtAnswer, answer.seeds))
  }
  const theory = await theoryOf(prepared, arms, { ...asked, group, rule })
  const aloneArms = arms.filter(({ alone }) => alone !== undefined).length
  const { experiment, session } = prepared
  return summariseSearch({
    found,
    arms,
    alone: new Map(
      await Promise.all(
        found.tested.map(async ({ dose, seeds: count }) => [dose, await aloneAt(dose, count)] as const),
      ),
    ),
    rule,
    theory,
    facts: {
      experiment: experiment.name,
      metric: asked.metric,
      group,
      label: info.label,
      unit: info.unit,
      format: info.format,
      generation: asked.generation,
      by: asked.by,
      draw: asked.draw,
      items: experiment.data === 'text' ? 'documents' : 'points',
      sizes: { train: trainOf(prepared), sample: experiment.arms[0]!.sample.documents ?? trainOf(prepared) },
      confidence,
      seedsMax: seeds.length,
      runs: {
        used: rounds.runs,
        stored: rounds.stored,
        fullGrid: (1 + arms.length + aloneArms) * Math.max(...found.tested.map((one) => one.seeds)),
      },
      notes: [...asked.notes, ...prepared.warnings],
      failures: rounds.failures,
      fingerprint: fingerprint({ resolved: experiment.resolvedYaml(), human: session.humanFingerprint }),
      configuration: experiment.resolvedYaml(),
    },
  })
}
