import { readConversation, readMessages, writeConversation } from './conversation.js'
import { asRecord, hasFields, misfit } from './fields.js'
import type { Layout } from './layout.js'

const TITLE = 'conversations'

/** ChatML's `{ messages: [{ role, content }] }` and ShareGPT's `{ conversations: [{ from, value }] }`. */
export const messages: Layout = {
  name: 'messages',
  title: TITLE,
  fields: ['messages', 'conversations'],
  recognises: (record) => listOf(record) !== undefined,
  toDocument(record, place) {
    const fields = asRecord(record, TITLE, place)
    const name = ['messages', 'conversations'].find((one) => Object.hasOwn(fields, one))
    if (name === undefined) {
      const there = Object.keys(fields).join(', ') || 'none'
      throw misfit(`no field "messages" or "conversations"; fields: ${there}`, TITLE, place)
    }
    return writeConversation(readMessages(fields[name], name, TITLE, place), place)
  },
  fromDocument(document) {
    const found = readConversation(document)
    return found && { messages: found }
  },
}

/** A field of that name alone says little: in a table it may be a count. */
function listOf(record: unknown): readonly unknown[] | undefined {
  if (!hasFields(record)) return undefined
  return [record['messages'], record['conversations']].find(Array.isArray)
}
