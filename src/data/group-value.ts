import { kindOf, valueAt } from './field.js'
import { RecordError } from './record-error.js'

/** The value of the field that says which group a record belongs to. */
export interface GroupValue {
  /** As the group is called: a number 1 and the text "1" are one group. */
  readonly name: string
  readonly kind: 'text' | 'number' | 'true or false'
}

/**
 * What a record says in a field that groups it; undefined where the field is missing, null or empty.
 *
 * @throws RecordError for a list, an object or anything else that is no single value
 * @example
 * groupValue({ generation: 3 }, 'generation', 'line 1') // { name: '3', kind: 'number' }
 */
export function groupValue(
  record: unknown,
  field: string,
  place: string,
  line?: number,
): GroupValue | undefined {
  const value = valueAt(record, field)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : { name: value, kind: 'text' }
  if (typeof value === 'number' || typeof value === 'bigint') return { name: String(value), kind: 'number' }
  if (typeof value === 'boolean') return { name: String(value), kind: 'true or false' }
  throw new RecordError(
    `${place}: field "${field}" should be one value to group by (text, a number, true or false), got ${kindOf(value)}`,
    line,
    `Go on into it with dots (${field}.name), or group by another field.`,
  )
}
