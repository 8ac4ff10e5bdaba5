import { messageOf } from '../errors/index.js'
import { linesOf } from './lines.js'
import type { StreamReader } from './reader.js'
import { RecordError } from './record-error.js'
import { recordText } from './record-text.js'

/** JSON Lines: one record a line. Blank lines stand for nothing. */
export const readJsonl: StreamReader = async function* (chunks, options) {
  const textOf = recordText(options)
  for await (const { text, number } of linesOf(chunks, options.limit)) {
    if (text.trim() === '') continue
    yield textOf(parseLine(text, number), `line ${number}`, number)
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
