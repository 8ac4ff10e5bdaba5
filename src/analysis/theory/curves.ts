import { parse } from 'yaml'
import type { RegistryEntry } from '../../contracts/registry.js'
import type { Strategy } from '../../contracts/recipe.js'
import type { Results } from '../../contracts/results.js'
import { builtin } from '../../config/builtin.js'
import type { HumanSpec } from '../../config/experiment.js'
import { survivalByGroup } from './fact-classes.js'
import { SURVIVAL_ASSUMPTIONS, survivalRates } from './fact-survival.js'
import { numberCurves } from './numbers/number-curves.js'
import { factsOfHuman } from './human-facts.js'
import { planMixes } from './mix-plan.js'
import { brokenAssumptions } from './survival-applies.js'

/** What theory expects of a metric, to be drawn over what was measured. */
export interface TheoryCurve {
  readonly arm: string
  readonly metric: string
  readonly group: string
  /** One value a generation, from 0. */
  readonly values: readonly number[]
  readonly law: string
  readonly assumptions: string
  /** What it is and the assumption that matters, in half a sentence. */
  readonly summary: string
}

export interface TheoryCurves {
  readonly curves: readonly TheoryCurve[]
  /** Arms without curves, and which assumption fails. */
  readonly notCovered: readonly { readonly arm: string; readonly reason: string }[]
}

/** The part of a resolved experiment that decides what survives. */
interface Configured {
  readonly human: HumanSpec
  /** Without a probe it is taken to be as long as the training split. */
  readonly loop: LoopPart & { readonly probe?: { readonly tokens: number } }
  readonly curation?: readonly unknown[]
  readonly arms?: Readonly<
    Record<
      string,
      {
        readonly mixing: Readonly<Record<string, unknown>> & { readonly strategy: string }
        readonly loop?: LoopPart
        readonly curation?: readonly unknown[]
      }
    >
  >
}

interface LoopPart {
  readonly budget?: number
  readonly training_tokens?: number | 'human'
  readonly sample?: Readonly<Record<string, unknown>> & { readonly documents?: number }
}

/** Metrics that the survival of facts speaks of. */
const COVERAGE = 'facts.coverage'
const MIX_COVERAGE = 'facts.mix_coverage'

/**
 * The curves that can be drawn over the measured ones. Of numbers: the laws of their models. Of text: coverage of facts, in the probe and in the mix, for every tier
 * and arm that the survival of facts covers. Only what was measured has a curve.
 */
export async function theoryCurves(results: Results): Promise<TheoryCurves> {
  if (results.data === 'vectors') return numberCurves(results)
  const measured = [COVERAGE, MIX_COVERAGE].filter((id) => results.metrics.some((metric) => metric.id === id))
  if (measured.length === 0) return { curves: [], notCovered: [] }
  const configured = parse(results.configuration) as Configured | null
  // Results from elsewhere, and of earlier versions, may lack what theory needs to know.
  if (configured?.human === undefined || configured.loop?.probe === undefined) {
    return { curves: [], notCovered: [] }
  }
  const facts = factsOfHuman(configured.human)
  const train = results.human.find(({ pool }) => pool === 'train')
  const all = (reason: string) => results.arms.map(({ name }) => ({ arm: name, reason }))
  if (facts === undefined || train === undefined || train.tokens === 0) {
    return { curves: [], notCovered: all('how often facts are stated is known of the world almanac alone') }
  }
  const probe = ((configured.loop.probe?.tokens ?? train.tokens) * train.documents) / train.tokens
  const curves: TheoryCurve[] = []
  const notCovered: { arm: string; reason: string }[] = []
  for (const { name: arm } of results.arms) {
    const mixes = await mixesOf(configured, arm, train.documents, results.generations)
    if (typeof mixes === 'string') {
      notCovered.push({ arm, reason: mixes })
      continue
    }
    for (const metric of measured) {
      const rates = survivalRates(mixes.plan, {
        sample: mixes.sample,
        probe: metric === COVERAGE ? probe : Number.POSITIVE_INFINITY,
        statements: facts.statements,
      })
      for (const { group, survival } of survivalByGroup(facts.classes, rates)) {
        curves.push({ ...SURVIVAL, arm, metric, group, values: survival })
      }
    }
  }
  return { curves, notCovered }
}

const SURVIVAL = {
  law: 'facts.survival',
  assumptions: SURVIVAL_ASSUMPTIONS,
  summary:
    'the survival of facts where each model states a fact as often as its training set, smoothing nothing',
}

async function mixesOf(
  { loop, curation, arms }: Configured,
  name: string,
  human: number,
  generations: number,
) {
  const arm = arms?.[name]
  if (arm === undefined) return 'it is not in the configuration'
  const { documents: sample = human, ...decoding } = arm.loop?.sample ?? loop.sample ?? {}
  const broken = brokenAssumptions({
    decoding,
    curation: arm.curation ?? curation ?? [],
    trainingTokens: arm.loop?.training_tokens ?? loop.training_tokens,
  })
  if (broken.length > 0) return broken.join('; ')
  const entry = builtin.strategies.find((each) => each.name === arm.mixing.strategy)
  if (entry === undefined) return `the strategy ${arm.mixing.strategy} is not known here`
  const budget = arm.loop?.budget ?? loop.budget ?? human
  const plan = await planOf(entry, arm.mixing, { human, sample, budget, generations })
  return typeof plan === 'string' ? plan : { plan, sample }
}

async function planOf(
  entry: RegistryEntry<Strategy>,
  mixing: unknown,
  sizes: Parameters<typeof planMixes>[2],
) {
  return planMixes(await entry.load(), entry.schema.parse(mixing), sizes)
}
