import { join } from 'node:path'

/** Files and folders beside those of the arms. An arm of such a name gets a character that no slug has. */
const RESERVED = new Set([
  'experiment.json',
  'environment.json',
  'lock',
  'steps',
  'measures',
  'timings',
  'embeddings',
  'statements.json',
])

function armFolder(slug: string): string {
  return RESERVED.has(slug) ? `${slug}~` : slug
}

/** Where things are in the folder of an experiment, `runs/<name>/`. */
export const layout = {
  /** The experiment file as last run, its options, and what it resolved to. */
  experiment: (root: string) => join(root, 'experiment.json'),
  environment: (root: string) => join(root, 'environment.json'),
  lock: (root: string) => join(root, 'lock'),
  steps: (root: string) => join(root, 'steps'),
  step: (root: string, key: string) => join(root, 'steps', key),
  /** Checkpoints inside a step that is not there yet. */
  scratch: (root: string, key: string) => join(root, 'steps', `${key}.scratch`),
  measures: (root: string, key: string) => join(root, 'measures', `${key}.json.gz`),
  /** What was read of the texts that reports show. */
  statements: (root: string) => join(root, 'statements.json'),
  /** Vectors that a server gave, by endpoint. */
  embeddings: (root: string) => join(root, 'embeddings'),
  run: (root: string, slug: string, seed: number) => join(root, armFolder(slug), `seed-${padded(seed, 2)}`),
  generation: (root: string, slug: string, seed: number, generation: number) =>
    join(layout.run(root, slug, seed), `generation-${padded(generation, 3)}.json`),
  failure: (root: string, slug: string, seed: number) => join(layout.run(root, slug, seed), 'failed.json'),
  /** Durations stand apart: they differ from run to run, everything else does not. */
  timing: (root: string, slug: string, seed: number, generation: number) =>
    join(root, 'timings', slug, `seed-${padded(seed, 2)}`, `generation-${padded(generation, 3)}.json`),
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
