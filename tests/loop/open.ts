import { parseExperiment } from '../../src/config/parse.js'
import { keyedRng } from '../../src/random/keyed.js'
import { generationKeys } from '../../src/loop/keys.js'
import type { GenerationKeys } from '../../src/loop/store/records.js'
import { TextSession } from '../../src/loop/text/session.js'
import { Store } from '../../src/loop/store/store.js'
import type { PastGeneration, Recipe } from '../../src/contracts/recipe.js'

/** An experiment's session in this process, its results in `root`. */
export async function open(text: string, root: string, warnings: string[] = []): Promise<TextSession> {
  return TextSession.open(
    await parseExperiment(text, { path: 'test.yaml' }),
    new Store(root, (line) => warnings.push(line)),
  )
}

/** Runs every arm and seed in this process. */
export async function runAll(session: TextSession): Promise<{ reused: number; made: number }> {
  const counts = { reused: 0, made: 0 }
  const { experiment } = session
  for (const seed of experiment.seeds) {
    for (const arm of experiment.arms) {
      await session.chain(arm, seed).run(experiment.generations, {
        phase() {},
        done(_generation, reused) {
          counts[reused ? 'reused' : 'made']++
        },
      })
    }
  }
  return counts
}

/** The keys of every arm of an experiment under one seed, as if curation kept everything. */
export async function keysOf(text: string, seed = 1): Promise<Record<string, GenerationKeys[]>> {
  const session = await open(text, 'nowhere')
  const { experiment } = session
  const { human } = session.seed(seed)
  const keys: Record<string, GenerationKeys[]> = {}
  for (const { arm, family, strategy, stages } of session.arms) {
    const context = {
      humanKey: human.key,
      testKey: human.testKey,
      factsKey: human.factsKey,
      seed,
      probeTokens: experiment.probe.tokens,
      tokenisation: experiment.tokenisation === 'whitespace' ? undefined : experiment.tokenisation,
      family,
      stageVersions: stages.map(({ stage }) => stage.version),
    }
    const own: GenerationKeys[] = []
    const history: PastGeneration[] = []
    for (let generation = 0; generation <= experiment.generations; generation++) {
      const recipe: Recipe =
        generation === 0
          ? {
              parts: [{ source: 'human', take: { kind: 'all' } }],
              requested: { documents: 1, humanShare: 1 },
            }
          : await strategy.compose(
              arm.mixing,
              {
                generation,
                human: human.train.length,
                fresh: human.fresh.length,
                freshUsed: 0,
                history,
                budget: arm.budget ?? human.train.length,
                control: () => Promise.reject(new Error('not needed')),
                better: () => 'neither',
                tokensOf: () => Promise.reject(new Error('not needed')),
                score: () => Promise.reject(new Error('not needed')),
              },
              keyedRng(seed, 'generation', generation, 'compose'),
            )
      own.push(generationKeys(context, arm, generation, recipe, own))
      history.push({ generation, kept: arm.sample.documents ?? human.train.length, recipe, metrics: {} })
    }
    keys[arm.name] = own
  }
  return keys
}
