import { valueAt } from './field.js'

/** Two fields of one file: what people wrote, and what a model wrote for the same prompt. */
export interface Pair {
  readonly human: string
  readonly machine: string
}

/** Names under which the field keeps such pairs, in the order in which they are tried. */
const KNOWN: readonly (readonly [human: string, machine: string])[] = [
  // DetectGPT and Fast-DetectGPT: { original: [...], sampled: [...] }.
  ['original', 'sampled'],
  // HC3: lists of answers to one question.
  ['human_answers', 'chatgpt_answers'],
  // M4, MAGE and their kin.
  ['human_text', 'machine_text'],
  ['human_text', 'ai_text'],
  ['human_text', 'generated_text'],
  ['human_text', 'model_text'],
  ['human', 'machine'],
  ['human', 'ai'],
  ['human', 'generated'],
  ['human', 'model'],
]

/**
 * The pair of human and machine text that a record, or a whole JSON document, holds; undefined where it is no known
 * one, or where it has a field `text`, which is then the text.
 *
 * @example
 * pairOf({ original: ['a'], sampled: ['b'] }) // { human: 'original', machine: 'sampled' }
 */
export function pairOf(shape: unknown): Pair | undefined {
  if (valueAt(shape, 'text') !== undefined) return undefined
  for (const [human, machine] of KNOWN) {
    if (holdsText(valueAt(shape, human)) && holdsText(valueAt(shape, machine))) return { human, machine }
  }
  return undefined
}

function holdsText(value: unknown): boolean {
  return (
    typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  )
}
