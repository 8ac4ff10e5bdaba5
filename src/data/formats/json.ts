import { messageOf } from '../../errors/index.js'
import { DocumentTooLongError } from '../document-limit.js'
import { kindOf } from '../field.js'
import { jsonErrorPosition } from './json-error.js'
import type { StreamReader } from '../reader.js'
import { RecordError } from '../record-error.js'
import { recordDocuments } from '../record-documents.js'
import { leaveOut } from '../record-hooks.js'
import { recognise } from '../record-text.js'

/** Characters of the largest JSON document: it is parsed as a whole, and JavaScript's strings end near 2^29. */
const LONGEST_JSON = 400 * 1024 * 1024

/**
 * One JSON document: a list of records, or an object in which the field's path leads to such a list
 * (`data.items.text`: the texts are in `text` of the items of `data.items`).
 */
export const readJson: StreamReader = async function* (chunks, options) {
  const parts: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length > LONGEST_JSON) throw new DocumentTooLongError(1, LONGEST_JSON)
  }
  const document = parseWhole(parts.join(''))
  options.hooks?.onShape?.(Array.isArray(document) ? document[0] : document)
  const { records, inner, where } = recordsOf(document, options.field)
  const documentsOf = recordDocuments({ ...options, field: inner })
  for (const [index, record] of records.entries()) {
    let documents: string | readonly string[]
    try {
      documents = documentsOf(record, `record ${index + 1}${where}`)
    } catch (error) {
      leaveOut(error, options.hooks)
      continue
    }
    if (typeof documents === 'string') yield documents
    else yield* documents
  }
}

function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = jsonErrorPosition(text)
    const line = position === undefined ? 1 : lineAt(text, position)
    throw new RecordError(
      `line ${line}: not valid JSON (${messageOf(error)})`,
      line,
      'Repair the file, or set human.format: jsonl if every line is a JSON value of its own.',
    )
  }
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line++
  return line
}

interface Records {
  readonly records: readonly unknown[]
  /** What is left of the field's path inside a record. */
  readonly inner: string | undefined
  readonly where: string
}

function recordsOf(document: unknown, field: string | undefined): Records {
  if (Array.isArray(document)) return { records: document, inner: field, where: '' }
  const keys = field?.split('.') ?? []
  let value = document
  for (const [depth, key] of keys.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break
    value = (value as Record<string, unknown>)[key]
    if (Array.isArray(value)) {
      const rest = keys.slice(depth + 1)
      return {
        records: value,
        inner: rest.length === 0 ? undefined : rest.join('.'),
        where: ` of "${keys.slice(0, depth + 1).join('.')}"`,
      }
    }
  }
  throw new RecordError(
    `expected a list of records, got ${kindOf(document)}${field === undefined ? '' : ` without a list on the path "${field}"`}`,
    undefined,
    listHint(document),
  )
}

function listHint(document: unknown): string {
  const lists =
    typeof document === 'object' && document !== null
      ? Object.entries(document).filter(([, value]) => Array.isArray(value))
      : []
  return lists.length === 0
    ? 'A .json file is a list of records, or an object with a list in it (human.field: data.text).'
    : `Lead human.field through a list: ${lists
        .slice(0, 5)
        .map(([key, list]) => `${key}${fieldIn((list as unknown[])[0])}`)
        .join(' or ')}.`
}

/** The rest of a path that leads to a text: none where the items are texts, or records of a known layout. */
function fieldIn(item: unknown): string {
  if (typeof item !== 'object' || item === null) return typeof item === 'string' ? '' : '.text'
  if (recognise(item).recognises(item)) return ''
  const text = Object.entries(item).find(([, value]) => typeof value === 'string')
  return `.${text?.[0] ?? 'text'}`
}
