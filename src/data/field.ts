import { RecordError } from './record-error.js'
import { suggestion } from './suggest.js'

/** The field that holds the text where a file does not say otherwise. */
export const DEFAULT_FIELD = 'text'

/**
 * The text of a record by a dotted path (`text`, `messages.0.content`). A record that is a string is itself
 * the text, unless a field was asked for. `place` begins the error's message: `line 3` or `record 12`.
 */
export function textOfRecord(
  record: unknown,
  field: string | undefined,
  place: string,
  line?: number,
): string {
  if (typeof record === 'string' && field === undefined) return record
  const path = field ?? DEFAULT_FIELD
  let value: unknown = record
  let reached = ''
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) {
      throw new RecordError(
        `${place}: expected an object ${reached === '' ? '' : `at "${reached}" `}with the field "${key}", got ${kindOf(value)}`,
        line,
        typeof record === 'string'
          ? `The records are texts themselves: leave "${path}" out of human.field.`
          : `Every record must have the field "${path}"; name another one with human.field.`,
      )
    }
    if (!Object.hasOwn(value, key)) throw missingField(value, key, reached, path, place, line)
    value = (value as Record<string, unknown>)[key]
    reached = reached === '' ? key : `${reached}.${key}`
  }
  if (typeof value !== 'string') {
    throw new RecordError(
      `${place}: field "${path}" should be text, got ${kindOf(value)}`,
      line,
      fieldsHint(value, path) ?? `Make every "${path}" a string, or name another field with human.field.`,
    )
  }
  return value
}

/** The value at a dotted path of a record; undefined where the path leads nowhere. */
export function valueAt(record: unknown, path: string): unknown {
  let value = record
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

function missingField(
  value: object,
  key: string,
  reached: string,
  path: string,
  place: string,
  line: number | undefined,
): RecordError {
  const where = reached === '' ? '' : ` in "${reached}"`
  if (Array.isArray(value)) {
    return new RecordError(
      `${place}: no item "${key}"${where}, a list of ${value.length}`,
      line,
      `The items are numbered from 0 (human.field: ${path}).`,
    )
  }
  return new RecordError(
    `${place}: no field "${key}"${where}; ${suggestion(key, Object.keys(value), 'fields') || 'the object is empty'}`,
    line,
    'Name the field that holds the text with human.field (dots lead into objects and lists: messages.0.content).',
  )
}

function fieldsHint(value: unknown, path: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, 3) : Object.keys(value)
  return keys.length === 0
    ? undefined
    : `Go on into it: human.field: ${keys
        .slice(0, 5)
        .map((key) => `${path}.${key}`)
        .join(' or ')}.`
}

/** `a number`, `a list`, ... : what came instead of text. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Date) return 'a date'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return 'a string'
  if (typeof value === 'boolean') return `${value}`
  return typeof value === 'number' || typeof value === 'bigint' ? `the number ${value}` : typeof value
}
