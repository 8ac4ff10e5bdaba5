import { layouts } from '../layouts/index.js'
import type { TrainingFormat, TrainingRecord } from './formats.js'
import { wellFormed } from './well-formed.js'

export interface TrainingRecords {
  readonly records: readonly TrainingRecord[]
  /** The documents that became records, as they are written. */
  readonly documents: readonly string[]
  /** Documents left out because their markers are missing or not in order. */
  readonly broken: number
  /** Halves of surrogate pairs that were replaced. */
  readonly replaced: number
}

/**
 * Documents as records of a training file. Where the format wants instructions, they are read from the documents
 * themselves, and documents that have none are left out and counted; with `instruction` every document is the
 * answer to that one.
 */
export function trainingRecords(
  texts: readonly string[],
  format: TrainingFormat,
  instruction?: string,
): TrainingRecords {
  const recordOf = recorder(format, instruction)
  const records: TrainingRecord[] = []
  const documents: string[] = []
  let broken = 0
  let replaced = 0
  for (const original of texts) {
    const whole = wellFormed(original)
    const record = recordOf(whole.text)
    if (record === undefined) {
      broken++
      continue
    }
    records.push(record)
    documents.push(whole.text)
    replaced += whole.replaced
  }
  return { records, documents, broken, replaced }
}

function recorder(
  { layout, answering }: TrainingFormat,
  instruction: string | undefined,
): (document: string) => TrainingRecord | undefined {
  if (layout === undefined || answering === undefined) return (text) => ({ text })
  if (instruction !== undefined) return (document) => answering(instruction, document)
  const found = layouts.find(({ name }) => name === layout)
  if (found === undefined) throw new RangeError(`no layout is called ${layout}`)
  return (document) => found.fromDocument(document)
}

/** The layout other than plain text that most of the documents have; undefined where none has any. */
export function commonLayout(texts: readonly string[]): string | undefined {
  const counts = layouts
    .filter(({ name }) => name !== 'text')
    .map(({ name, fromDocument }) => ({
      name,
      count: texts.filter((text) => fromDocument(text) !== undefined).length,
    }))
    .sort((left, right) => right.count - left.count)
  return counts[0] !== undefined && counts[0].count > 0 ? counts[0].name : undefined
}
