import { stringify } from 'yaml'
import { canonicalJson } from './fingerprint.js'
import type { Experiment, ResolvedArm } from './experiment.js'

/**
 * The experiment as a file with nothing left to default or merge: every arm complete, the control among them.
 * What all arms have in common stands once, above them.
 */
export function resolvedYaml(experiment: Omit<Experiment, 'resolvedYaml'>): string {
  const { arms } = experiment
  const model = shared(arms, ({ model }) => model)
  const curation = shared(arms, ({ curation }) => curation)
  const numbers = experiment.data === 'vectors'
  const sampleOf = numbers ? pointsSampleOf : documentsSampleOf
  const sample = shared(arms, sampleOf)
  const budget = shared(arms, ({ budget }) => budget)
  const tokens = shared(arms, ({ trainingTokens }) => trainingTokens)
  return stringify(
    withoutUndefined({
      name: experiment.name,
      description: experiment.description === '' ? undefined : experiment.description,
      human: experiment.human,
      model,
      loop: {
        generations: experiment.generations,
        budget,
        training_tokens: tokens,
        sample,
        probe: numbers ? undefined : experiment.probe,
        keep_models: experiment.keepModels,
        excerpts: numbers ? undefined : experiment.excerpts,
      },
      curation,
      arms: Object.fromEntries(
        arms.map((arm) => [
          arm.name,
          {
            description: arm.description === '' ? undefined : arm.description,
            reference: arm.reference,
            mixing: arm.mixing,
            model: model === undefined ? arm.model : undefined,
            curation: curation === undefined ? arm.curation : undefined,
            loop: unlessEmpty({
              sample: sample === undefined ? sampleOf(arm) : undefined,
              budget: budget === undefined ? arm.budget : undefined,
              training_tokens: tokens === undefined ? arm.trainingTokens : undefined,
            }),
          },
        ]),
      ),
      control: false,
      seeds: experiment.seeds,
      metrics: [...new Set(experiment.metrics.map(experiment.catalogue.metricSelector))],
      // Left out where it is the usual one: files of before there was a choice keep their fingerprint.
      tokenisation: experiment.tokenisation === 'whitespace' ? undefined : experiment.tokenisation,
      embeddings: experiment.embeddings,
    }),
    { lineWidth: 110 },
  )
}

function unlessEmpty(
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  return Object.values(value).some((field) => field !== undefined) ? value : undefined
}

function documentsSampleOf({ sample }: ResolvedArm): Record<string, unknown> {
  return { documents: sample.documents, ...sample.decoding }
}

function pointsSampleOf({ sample }: ResolvedArm): Record<string, unknown> {
  const { max_tokens: _ofText, ...decoding } = sample.decoding
  return { points: sample.documents, ...decoding }
}

/** The value that all arms have; undefined if they differ. */
function shared<Value>(arms: readonly ResolvedArm[], of: (arm: ResolvedArm) => Value): Value | undefined {
  const [first, ...rest] = arms.map(of)
  const text = canonicalJson(first ?? null)
  return rest.every((value) => canonicalJson(value ?? null) === text) ? first : undefined
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) =>
      field === undefined ? [] : [[key, withoutUndefined(field)]],
    ),
  )
}
