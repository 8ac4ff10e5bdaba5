import { DEFAULT_FIELD, textOfRecord } from '../field.js'
import { hasFields } from './fields.js'
import type { Layout } from './layout.js'

/** Records whose text is a field of its own, and strings: the document is that text and nothing else. */
export const text: Layout = {
  name: 'text',
  title: 'text records',
  fields: [DEFAULT_FIELD],
  recognises: (record) => typeof record === 'string' || hasFields(record, DEFAULT_FIELD),
  toDocument: (record, place) => textOfRecord(record, undefined, place),
  fromDocument: (document) => ({ [DEFAULT_FIELD]: document }),
}
