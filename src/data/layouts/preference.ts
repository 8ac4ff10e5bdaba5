import { type Message, readConversation, readMessages, writeConversation } from './conversation.js'
import { asRecord, hasFields, optionalTextField, textField } from './fields.js'
import type { Layout } from './layout.js'
import { Markers, trim } from './markers.js'

const TITLE = 'preference records'
const markers = new Markers('Prompt', 'Chosen')

/**
 * `{ prompt?, chosen, rejected }`: the document is the prompt and the chosen side. Where prompt or chosen is a
 * list of messages it is a conversation; a chosen side that itself begins with the prompt's turn (UltraFeedback)
 * is the whole of it.
 */
export const preference: Layout = {
  name: 'preference',
  title: TITLE,
  fields: ['prompt', 'chosen'],
  recognises: (record) => hasFields(record, 'chosen', 'rejected'),
  toDocument(record, place) {
    const fields = asRecord(record, TITLE, place)
    if (Array.isArray(fields['chosen']) || Array.isArray(fields['prompt'])) {
      return writeConversation(conversationOf(fields, place), place)
    }
    const chosen = textField(fields, 'chosen', TITLE, place)
    const prompt = optionalTextField(fields, 'prompt', TITLE, place)
    return markers.write(
      [
        ...(trim(prompt) === '' ? [] : [{ marker: 'Prompt', text: prompt }]),
        { marker: 'Chosen', text: chosen },
      ],
      place,
    )
  },
  fromDocument(document) {
    const both = markers.readExactly(document, 'Prompt', 'Chosen')
    if (both !== undefined) return { prompt: both[0], chosen: both[1] }
    const alone = markers.readExactly(document, 'Chosen')
    if (alone !== undefined) return { chosen: alone[0] }
    const chosen = readConversation(document)
    return chosen && { chosen }
  },
}

function conversationOf(fields: Record<string, unknown>, place: string): Message[] {
  const chosen = sideOf(fields, 'chosen', 'assistant', place)
  const isWhole = chosen[0] !== undefined && chosen[0].role !== 'assistant'
  if (isWhole || (fields['prompt'] ?? null) === null) return chosen
  return [...sideOf(fields, 'prompt', 'user', place), ...chosen]
}

function sideOf(fields: Record<string, unknown>, name: string, role: string, place: string): Message[] {
  return Array.isArray(fields[name])
    ? readMessages(fields[name], name, TITLE, place)
    : [{ role, content: textField(fields, name, TITLE, place) }]
}
