import { kindOf } from '../field.js'
import { misfit, hasFields } from './fields.js'
import { Markers, type Section } from './markers.js'

export interface Message {
  readonly role: string
  readonly content: string
}

const markerOf: Readonly<Record<string, string>> = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
}

/** ShareGPT's words for the same roles. */
const aliases: Readonly<Record<string, string>> = { human: 'user', gpt: 'assistant' }

const markers = new Markers(...Object.values(markerOf))

/** A list of `{ role, content }`, or of ShareGPT's `{ from, value }`. `where` names the field that holds it. */
export function readMessages(list: unknown, where: string, title: string, place: string): Message[] {
  if (!Array.isArray(list)) {
    throw misfit(`field "${where}" should be a list of messages, got ${kindOf(list)}`, title, place)
  }
  return list.map((item: unknown, index) => {
    const at = `${where}.${index}`
    const [roleKey, contentKey] = hasFields(item, 'from', 'value') ? ['from', 'value'] : ['role', 'content']
    if (!hasFields(item, roleKey, contentKey)) {
      const got = hasFields(item) ? `fields ${Object.keys(item).join(', ') || 'none'}` : kindOf(item)
      throw misfit(`${at} should have role and content (or from and value), got ${got}`, title, place)
    }
    const said = item[roleKey]
    const role = typeof said === 'string' && Object.hasOwn(aliases, said) ? aliases[said] : said
    if (typeof role !== 'string' || !Object.hasOwn(markerOf, role)) {
      const known = [...Object.keys(markerOf), ...Object.keys(aliases)].join(', ')
      const got = typeof said === 'string' ? `"${said}"` : kindOf(said)
      throw misfit(`${at}.${roleKey} should be one of ${known}, got ${got}`, title, place)
    }
    const content = item[contentKey]
    if (typeof content !== 'string') {
      throw misfit(`field "${at}.${contentKey}" should be text, got ${kindOf(content)}`, title, place)
    }
    return { role, content }
  })
}

export function writeConversation(messages: readonly Message[], place: string): string {
  return markers.write(
    messages.map(({ role, content }): Section => ({ marker: markerOf[role], text: content })),
    place,
  )
}

/** Roles may follow each other in any order, as they do in real conversations; text before the first may not. */
export function readConversation(document: string): Message[] | undefined {
  return markers.read(document)?.map(({ marker, text }) => ({ role: marker.toLowerCase(), content: text }))
}
