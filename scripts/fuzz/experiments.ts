import { readdirSync, readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'

/** An experiment file to begin with. `files` tells whether its human data come from a file. */
export interface Base {
  readonly name: string
  readonly text: string
  readonly files: boolean
}

const FOLDER = new URL('../../experiments/', import.meta.url)

/** Documents of the training split: as many as a human share of 1% needs to be one. */
const SIZE = 60

type Mapping = Record<string, unknown>

/** The shipped experiments, made so small that a run takes a second, and one with every option. */
export function baseExperiments(): Base[] {
  const shipped = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }))
  return [...shipped, { name: 'many-options', text: MANY_OPTIONS }].map(({ name, text }) =>
    shrunk(name, text),
  )
}

function shrunk(name: string, text: string): Base {
  const experiment = parse(text) as Mapping
  const human = mapping(experiment['human'])
  const loop = mapping(experiment['loop'])
  const files = 'files' in human
  const numbers = 'points' in human
  const arms = Object.entries(mapping(experiment['arms'])).slice(0, 3)
  return {
    name,
    files,
    text: stringify({
      ...experiment,
      human: files
        ? { ...human, files: ['data.txt'], test: 0.2 }
        : numbers
          ? { ...human, points: 20, chains: 5, test_points: 20 }
          : { ...human, documents: SIZE, test_documents: 20, facts: 60 },
      loop: {
        ...mapping(small({ loop }, numbers)['loop']),
        generations: 2,
        ...(numbers ? {} : { probe: { tokens: 200 } }),
      },
      arms: Object.fromEntries(arms.map(([arm, options]) => [arm, small(mapping(options), numbers)])),
      ...claimsOf(
        experiment,
        arms.map(([arm]) => arm),
      ),
      seeds: 1,
    }),
  }
}

/** What the file expects of the arms that are left; claims about other arms would be refused, rightly. */
function claimsOf({ expect }: Mapping, arms: readonly string[]): Mapping {
  if (!Array.isArray(expect)) return {}
  const claims = expect.map(mapping).filter((claim) =>
    ['arm', 'against', 'above', 'below'].every((key) => {
      const named = claim[key]
      return typeof named !== 'string' || arms.includes(named)
    }),
  )
  return { expect: claims }
}

/** An arm, or the base of all, without sizes of its own; what it is compared with may not be among the arms. */
function small({ loop, reference: _reference, ...arm }: Mapping, numbers: boolean): Mapping {
  if (loop === undefined) return arm
  const { budget: _budget, training_tokens: _tokens, sample, ...rest } = mapping(loop)
  const { documents: _documents, points: _points, ...decoding } = mapping(sample)
  const limit = numbers ? {} : { max_tokens: 30 }
  return { ...arm, loop: { ...rest, sample: { ...decoding, ...limit } } }
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

const MANY_OPTIONS = `
name: many-options
description: Every kind of option at once.
human: { world: almanac, documents: 60, zipf_exponent: 0.5, statements_per_document: 2, people: 20 }
model: { family: ngram, order: 3, smoothing: { add: 0.1 } }
loop:
  budget: 20
  keep_models: all
  excerpts: 1
  sample: { temperature: 0.9, top_k: 20, top_p: 0.95 }
mixing: { strategy: mix, human: { share: 0.2, draw: fixed } }
curation: [{ stage: deduplicate }]
arms:
  inherited: {}
  counted: { mixing: { human: { count: 3, draw: redraw } } }
  kneser-ney: { model: { smoothing: kneser-ney }, curation: [], mixing: { strategy: replace } }
control: true
seeds: [3]
metrics: [distinct_n, loss, kept.types, facts.coverage]
`
