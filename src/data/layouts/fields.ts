import { kindOf } from '../field.js'
import { RecordError } from '../record-error.js'

export function hasFields(record: unknown, ...names: readonly string[]): record is Record<string, unknown> {
  return (
    typeof record === 'object' &&
    record !== null &&
    !Array.isArray(record) &&
    names.every((name) => Object.hasOwn(record, name))
  )
}

/** The record as an object, or an error that says what came instead. */
export function asRecord(record: unknown, title: string, place: string): Record<string, unknown> {
  if (hasFields(record)) return record
  throw misfit(`expected ${title} with fields, got ${kindOf(record)}`, title, place)
}

export function textField(
  record: Record<string, unknown>,
  name: string,
  title: string,
  place: string,
): string {
  if (!Object.hasOwn(record, name)) {
    throw misfit(`no field "${name}"; fields: ${Object.keys(record).join(', ') || 'none'}`, title, place)
  }
  const value = record[name]
  if (typeof value === 'string') return value
  throw misfit(`field "${name}" should be text, got ${kindOf(value)}`, title, place)
}

/** '' where the field is missing or null. */
export function optionalTextField(
  record: Record<string, unknown>,
  name: string,
  title: string,
  place: string,
): string {
  return (record[name] ?? null) === null ? '' : textField(record, name, title, place)
}

export function misfit(problem: string, title: string, place: string): RecordError {
  return new RecordError(
    `${place}: ${problem}`,
    undefined,
    `The file is read as ${title}: repair or remove the record, or choose with human.layout or human.field.`,
  )
}
