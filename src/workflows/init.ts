import { access, writeFile } from 'node:fs/promises'
import { jsonSchema } from '../config/index.js'
import { parseExperiment } from '../config/parse.js'
import { BadInputError, codeOf } from '../errors/index.js'
import { asEnvironmentError } from '../files/write-error.js'

const SCHEMA = 'experiment.schema.json'

/** Writes `<name>.yaml` into the current folder, checked by the schema; never over a file that is there. */
export async function initExperiment(
  name: string,
  { files, family = 'ngram' }: { readonly files?: readonly string[]; readonly family?: string } = {},
): Promise<string> {
  const path = `${name}.yaml`
  const text = templateOf(name, family, files)
  await parseExperiment(text, { path })
  try {
    await writeFile(path, text, { flag: 'wx' })
    if (!(await exists(SCHEMA))) await writeFile(SCHEMA, `${JSON.stringify(jsonSchema(), null, 2)}\n`)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw asEnvironmentError(error, path)
    throw new BadInputError(`${path} is already there`, 'Choose another name: collapse init NAME.')
  }
  return path
}

/** The family of numbers that there is a file to start from for. */
const NUMBERS = 'gaussian'

/** The families that there is a file to start from for: their model, and a loop of a size that it does in minutes. */
const STARTS = {
  ngram: {
    world: {
      documents: '{ world: almanac, documents: 2000 }   # human-like text about known facts',
      model: ' { family: ngram, order: 6, smoothing: { absolute: 0.1 } }',
      sample: '{ temperature: 1, max_tokens: 200 }',
      generations: 10,
      probe: 60000,
      seeds: 5,
    },
    text: {
      model: ' { family: ngram, order: 4, smoothing: kneser-ney }',
      sample: '{ temperature: 1, max_tokens: 300 }',
      generations: 8,
      probe: 60000,
      seeds: 3,
    },
  },
  transformer: {
    world: {
      documents: '{ world: almanac, documents: 800, facts: 100, statements_per_document: 3 }',
      model: `
  family: transformer
  size: { layers: 2, heads: 4, width: 128, context: 64 }
  tokenizer: words
  training: { tokens: 600000, batch: 8, learning_rate: 0.006 }   # as many for every mix, however large`,
      sample: '{ temperature: 1 }                  # documents of at most 64 tokens, the context',
      generations: 6,
      probe: 20000,
      seeds: 3,
    },
    text: {
      model: `
  family: transformer
  preset: micro                              # nano, micro, mini, small, gpt2; or base: FOLDER, to fine-tune
  tokenizer: { bpe: 1024 }                   # or characters, words, bytes
  training: { epochs: 10 }                   # or tokens: as many for every mix, however large`,
      sample: '{ temperature: 1 }                  # documents of at most 128 tokens, the context',
      generations: 5,
      probe: 20000,
      seeds: 3,
    },
  },
} as const

type StartFamily = keyof typeof STARTS

function templateOf(name: string, family: string, files: readonly string[] | undefined): string {
  if (family === NUMBERS) {
    if (files === undefined) return numbersTemplate(name)
    throw new BadInputError(
      `--text: models of the family ${family} are fitted to numbers`,
      'Leave --text out, or choose --family ngram or transformer.',
    )
  }
  return files === undefined ? worldTemplate(name, family) : textTemplate(name, family, files)
}

function startOf(family: string): (typeof STARTS)[StartFamily] {
  const names = Object.keys(STARTS)
  if (names.includes(family)) return STARTS[family as StartFamily]
  throw new BadInputError(
    `--family ${family}: there is no file to start from`,
    `Known: ${[...names, NUMBERS].join(', ')}.`,
  )
}

function worldTemplate(name: string, family: string): string {
  const { documents, model, sample, generations, probe, seeds } = startOf(family).world
  return `# yaml-language-server: $schema=./${SCHEMA}
name: ${name}
description: What a model forgets when it is trained on its own output.
human: ${documents}
model:${model}
loop:
  generations: ${generations}
  sample: ${sample}
  probe: { tokens: ${probe} }                   # a separate sample that is only measured
arms:                                        # the arm "control" (human data alone) is added by itself
  replace:    { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  10% human:  { mixing: { strategy: mix, human: { share: 0.1, draw: redraw } } }
seeds: ${seeds}
metrics: [diversity, entropy, facts, loss]
`
}

function numbersTemplate(name: string): string {
  return `# yaml-language-server: $schema=./${SCHEMA}
name: ${name}
description: What a normal distribution loses when it is fitted to its own samples.
human:                                       # collapse list worlds: those of numbers
  world: normal
  points: 100                                # of each generation
  chains: 1000                               # independent repetitions, run at once
model: { family: gaussian, ddof: 0 }
loop: { generations: 30 }
arms:                                        # the arm "control" (human data alone) is added by itself
  replace:    { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  10% human:  { mixing: { strategy: mix, human: { share: 0.1, draw: fresh } } }
seeds: 1                                     # intervals come from the chains
metrics: [variance.mean, mean_error.squared]
expect:                                      # what theory says; collapse list laws
  - arm: replace
    metric: variance.mean
    law: { name: gaussian.replace.mean_variance, with: { points: 100 } }
`
}

function textTemplate(name: string, family: string, files: readonly string[]): string {
  const { model, sample, generations, probe, seeds } = startOf(family).text
  return `# yaml-language-server: $schema=./${SCHEMA}
name: ${name}
description: What a model of this text forgets when it is trained on its own output.
human:
  files: ${JSON.stringify(files)}
  documents_by: paragraph                    # of a txt file: line, paragraph or file
  test: 0.1                                  # share held out, only ever measured against
  facts: { mine: names }                     # follow the text's own names and numbers; or { file: facts.jsonl }
model:${model}
loop:
  generations: ${generations}
  sample: ${sample}
  probe: { tokens: ${probe} }
arms:                                        # the arm "control" (human data alone) is added by itself
  replace:    { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  25% human:  { mixing: { strategy: mix, human: { share: 0.25, draw: redraw } } }
seeds: ${seeds}
metrics: [diversity, entropy, facts, loss, novelty, form]
`
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}
