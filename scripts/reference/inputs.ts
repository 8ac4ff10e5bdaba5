import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MetricContext } from '../../src/contracts/metric.js'
import { measure } from '../../src/metrics/measured.js'
import { loadMetrics } from '../../src/metrics/registry.js'
import { keyedRng } from '../../src/random/keyed.js'
import { textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'
import type { Inputs } from './area.js'

/** An input that a record names and the folder does not hold. */
export class AbsentInput extends Error {}

/** The inputs of a folder, each read once. */
export function inputsOf(folder: string): Inputs {
  const known = new Map<string, Readonly<Record<string, unknown>>>()
  const content = (name: string) => {
    const read = known.get(name) ?? readInput(folder, name)
    known.set(name, read)
    return read
  }
  const documents = (name: string) => content(name)['docs'] as readonly string[]
  return {
    content,
    documents,
    context: (probe, human) =>
      contextOf(documents(probe), human === undefined ? undefined : documents(human)),
    async measure(id, context) {
      const measured = await measure((await loadMetrics([id]))[0], context)
      if (measured.length !== 1) throw new Error(`${id} gave ${measured.length} values, expected one`)
      return measured[0]
    },
  }
}

function readInput(folder: string, name: string): Readonly<Record<string, unknown>> {
  const path = join(folder, 'inputs', `${name}.json`)
  if (!existsSync(path)) throw new AbsentInput(name)
  return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>
}

function contextOf(probe: readonly string[], human: readonly string[] | undefined): MetricContext {
  const vocabulary = new Vocabulary()
  const view = textView(probe, vocabulary)
  const humanView = textView(human ?? [], vocabulary)
  return {
    generation: 0,
    probe: view,
    kept: view,
    train: humanView,
    test: humanView,
    without: human === undefined ? new Map([['human', 'no human text was given']]) : undefined,
    statements: () => [],
    model: () => Promise.reject(new Error('there is no model')),
    generationZero: () => Promise.reject(new Error('there is no model')),
    referenceModel: () => Promise.reject(new Error('there is no model')),
    embed: () => Promise.reject(new Error('there are no vectors')),
    rng: keyedRng('verify'),
  }
}
