import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface TinyOptions {
  readonly name?: string
  readonly documents?: number
  readonly generations?: number
  readonly seeds?: number
  readonly metrics?: string
  /** Lines of `arms`, each as `name: { ... }`. */
  readonly arms?: readonly string[]
  readonly control?: boolean
  /** More lines at the top level. */
  readonly more?: readonly string[]
}

const REPLACE = 'replace: { mixing: { strategy: replace } }'

/** An experiment that runs in about a second: a small world, a short model, a small probe. */
export function tinyExperiment(options: TinyOptions = {}): string {
  const { name = 'tiny', documents = 100, generations = 2, seeds = 1, control = true } = options
  return `name: ${name}
human: { world: almanac, documents: ${documents}, test_documents: 40, facts: 200 }
model: { family: ngram, order: 4, smoothing: { absolute: 0.1 } }
loop: { generations: ${generations}, sample: { max_tokens: 100 }, probe: { tokens: 1500 } }
arms:
${(options.arms ?? [REPLACE]).map((arm) => `  ${arm}\n`).join('')}control: ${control}
seeds: ${seeds}
metrics: [${options.metrics ?? 'distinct_n, loss'}]
${(options.more ?? []).map((line) => `${line}\n`).join('')}`
}

/** Writes the experiment into a folder and returns its path. */
export function writeTiny(folder: string, options: TinyOptions = {}): string {
  const path = join(folder, `${options.name ?? 'tiny'}.yaml`)
  writeFileSync(path, tinyExperiment(options))
  return path
}

/** An experiment on text files, as small; `files` and `more` are YAML inside the mapping `human`. */
export function textExperiment(files: string, more = ''): string {
  return `name: text
human: { files: [${files}], test: 0.2${more === '' ? '' : `, ${more}`} }
model: { family: ngram, order: 2, smoothing: kneser-ney }
loop: { generations: 1, sample: { max_tokens: 20 }, probe: { tokens: 200 } }
arms:
  ${REPLACE}
seeds: 1
metrics: [distinct_n]
`
}
