import { access, writeFile } from 'node:fs/promises'
import { jsonSchema } from '../config/index.js'
import { parseExperiment } from '../config/parse.js'
import { BadInputError, codeOf } from '../errors/index.js'
import { asEnvironmentError } from '../loop/store.js'

const SCHEMA = 'experiment.schema.json'

/** Writes `<name>.yaml` into the current folder, checked by the schema; never over a file that is there. */
export async function initExperiment(name: string, files?: readonly string[]): Promise<string> {
  const path = `${name}.yaml`
  const text = files === undefined ? worldTemplate(name) : textTemplate(name, files)
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

function worldTemplate(name: string): string {
  return `# yaml-language-server: $schema=./${SCHEMA}
name: ${name}
description: What a model forgets when it is trained on its own output.
human: { world: almanac, documents: 2000 }   # human-like text about known facts
model: { family: ngram, order: 6, smoothing: { absolute: 0.1 } }
loop:
  generations: 10
  sample: { temperature: 1, max_tokens: 200 }
  probe: { tokens: 60000 }                   # a separate sample that is only measured
arms:                                        # the arm "control" (human data alone) is added by itself
  replace:    { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  10% human:  { mixing: { strategy: mix, human: { share: 0.1, draw: redraw } } }
seeds: 5
metrics: [diversity, entropy, facts, loss]
`
}

function textTemplate(name: string, files: readonly string[]): string {
  return `# yaml-language-server: $schema=./${SCHEMA}
name: ${name}
description: What a model of this text forgets when it is trained on its own output.
human:
  files: ${JSON.stringify(files)}
  documents_by: paragraph                    # of a txt file: line, paragraph or file
  test: 0.1                                  # share held out, only ever measured against
  facts: { mine: names }                     # follow the text's own names and numbers; or { file: facts.jsonl }
model: { family: ngram, order: 4, smoothing: kneser-ney }
loop:
  generations: 8
  sample: { temperature: 1, max_tokens: 300 }
  probe: { tokens: 60000 }
arms:                                        # the arm "control" (human data alone) is added by itself
  replace:    { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  25% human:  { mixing: { strategy: mix, human: { share: 0.25, draw: redraw } } }
seeds: 3
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
