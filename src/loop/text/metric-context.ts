import type { MetricContext } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { keyedRng } from '../../random/keyed.js'
import type { GenerationParts, GenerationTask } from './generation-task.js'
import { metered } from './metered.js'
import { withoutVectors } from './without-vectors.js'

/** What metrics may look at in a generation of texts: each thing is made when a metric first asks for it. */
export async function metricContext(work: GenerationParts, task: GenerationTask): Promise<MetricContext> {
  const { seedContext, generation, past, scope, parts, zeroFit } = task
  const { facts, remote } = seedContext
  const probe = await work.probeView()
  const zero = () => (generation === 0 ? work : past(0, scope))
  const generationZero = async () => metered(await zero().model())
  const hidden = { key: zeroFit, model: generationZero }
  return {
    generation,
    probe,
    kept: await work.kept(),
    train: seedContext.train,
    test: seedContext.test,
    ...(facts ? { facts } : {}),
    mix: (await work.mix()).counts,
    statements: (view) => seedContext.statementsIn(view.texts),
    model: async () => metered(await work.model()),
    generationZero,
    referenceModel: async () => metered(await seedContext.referenceModel(scope.signal)),
    generationZeroProbe: async () => (generation === 0 ? probe : past(0, scope).rememberedProbe()),
    embed: (view, embedder) =>
      seedContext.vectors.embed(view, embedder, { hidden, remote, signal: scope.signal }),
    without: withoutVectors(parts, remote !== undefined),
    rng: measuringRng(task),
  }
}

/** A generator at its start: each metric gets one of its own, so that what it draws does not depend on the others. */
export function measuringRng({ seedContext: { seed }, generation }: GenerationTask): Rng {
  return keyedRng(seed, 'generation', generation, 'measure')
}
