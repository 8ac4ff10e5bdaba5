import type { Experiment } from '../../src/config/experiment.js'
import { type ParseOptions, resolveExperiment } from '../../src/config/resolve.js'
import { BadInputError } from '../../src/errors/index.js'
import { stubCatalogue } from './stub-catalogue.js'

export function resolveStub(text: string, options: Partial<ParseOptions> = {}): Experiment {
  return resolveExperiment(stubCatalogue, text, { path: 'x.yaml', ...options })
}

/** Lines of the message of the BadInputError that the text causes, hint appended after `hint: `. */
export function problemsOf(text: string, options: Partial<ParseOptions> = {}): string[] {
  try {
    resolveStub(text, options)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    const hints = error.hint === undefined ? [] : error.hint.split('\n').map((line) => `hint: ${line}`)
    return [...error.message.split('\n'), ...hints]
  }
  throw new Error('expected a BadInputError')
}

/** A right experiment to make mistakes in. */
export const RIGHT = `name: quickstart
human: { world: almanac, documents: 2000 }
model: { family: ngram, order: 6, smoothing: { absolute: 0.1 } }
loop:
  generations: 3
  sample: { temperature: 1, top_k: 50 }
mixing: { strategy: mix, human: { share: 0.5, draw: fixed } }
arms:
  replace: { mixing: { strategy: replace } }
  10% human: { mixing: { human: { share: 0.1 } } }
  hot: { loop: { sample: { temperature: 2 }, budget: 500 } }
`
