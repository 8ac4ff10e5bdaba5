import { messageOf } from '../../errors/index.js'
import { linesOf } from './lines.js'
import type { StreamReader } from '../reader.js'
import { RecordError } from '../record-error.js'
import { recordDocuments } from '../record-documents.js'
import { leaveOut } from '../record-hooks.js'

/** JSON Lines: one record a line. Blank lines stand for nothing. */
export const readJsonl: StreamReader = async function* (chunks, options) {
  const documentsOf = recordDocuments(options)
  let onShape = options.hooks?.onShape
  for await (const { text, number } of linesOf(chunks, options.limit)) {
    if (text.trim() === '') continue
    let documents: string | readonly string[]
    try {
      const record = parseLine(text, number)
      onShape?.(record)
      onShape = undefined
      documents = documentsOf(record, `line ${number}`, number)
    } catch (error) {
      leaveOut(error, options.hooks)
      continue
    }
    if (typeof documents === 'string') yield documents
    else yield* documents
  }
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const whole = /^\s*\[\s*$|^\s*\{\s*$/.test(text)
    throw new RecordError(
      `line ${line}: not valid JSON (${messageOf(error)}): ${excerpt(text)}`,
      line,
      whole
        ? 'This looks like one JSON document over several lines: set human.format: json.'
        : 'Every line must be one complete JSON value; repair or remove the line.',
    )
  }
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`
}
