import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { tinyExperiment, type TinyOptions } from './experiments.js'

const MODULE = fileURLToPath(new URL('./families/stepwise.mjs', import.meta.url))

/** The tiny experiment with the family of `families/stepwise.mjs`; `model` is YAML inside its mapping. */
export function stepwiseExperiment(model = '', options: TinyOptions = {}): string {
  const family = `model: { family: ${JSON.stringify(MODULE)}${model === '' ? '' : `, ${model}`} }`
  return tinyExperiment({ metrics: 'distinct_n, loss', documents: 60, ...options }).replace(
    /^model: .*$/m,
    family,
  )
}

/** Lines that the family has logged. */
export function logged(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}
