import { DocumentTooLongError } from '../document-limit.js'
import { linesOf } from './lines.js'
import type { StreamReader } from '../reader.js'
import { RecordError } from '../record-error.js'

/** Plain text: a document is a line, a paragraph (lines up to a blank one) or the whole file. */
export const readTxt: StreamReader = async function* (chunks, { documentsBy, limit, layout, hooks }) {
  if (hooks?.also !== undefined && hooks.also.length > 0) {
    throw new RecordError(`a txt file has no records, so it has no field "${hooks.also[0]}"`)
  }
  if (layout !== undefined && layout !== 'text') {
    throw new RecordError(
      `human.layout: ${layout}, but a txt file has no records`,
      undefined,
      'Leave layout out, or say with human.format that the file is jsonl, json or csv.',
    )
  }
  if (documentsBy === 'line') {
    for await (const { text } of linesOf(chunks, limit)) yield text
    return
  }
  let lines: string[] = []
  let length = 0
  for await (const { text, number } of linesOf(chunks, limit)) {
    if (documentsBy === 'paragraph' && text.trim() === '') {
      // Several blank lines in a row are one border, not empty documents between them.
      if (lines.length > 0) yield lines.join('\n')
      lines = []
      length = 0
      continue
    }
    lines.push(text)
    length += text.length + 1
    if (length > limit) throw new DocumentTooLongError(number - lines.length + 1, limit)
  }
  if (lines.length > 0 || documentsBy === 'file') yield lines.join('\n')
}
