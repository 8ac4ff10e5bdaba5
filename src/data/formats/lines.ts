import { DocumentTooLongError } from '../document-limit.js'

export interface Line {
  readonly text: string
  /** From 1 on. */
  readonly number: number
}

/**
 * Lines of a stream of text, without their ends (LF or CRLF). Only the current line is held in memory; one
 * longer than `limit` characters is refused, because it is never a document.
 */
export async function* linesOf(chunks: AsyncIterable<string>, limit: number): AsyncGenerator<Line> {
  let number = 1
  let parts: string[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const rest = chunk.slice(from, end)
      if (length + rest.length > limit) throw new DocumentTooLongError(number, limit)
      yield { text: withoutReturn(parts.length === 0 ? rest : parts.join('') + rest), number }
      number++
      parts = []
      length = 0
      from = end + 1
    }
    if (from < chunk.length) {
      parts.push(chunk.slice(from))
      length += chunk.length - from
      if (length > limit) throw new DocumentTooLongError(number, limit)
    }
  }
  if (parts.length > 0) yield { text: withoutReturn(parts.join('')), number }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/**
 * The stream as it is, but refused at a line longer than `limit` characters (the first one: `firstLimit`), for
 * parsers that would take minutes to find that out.
 */
export async function* withinLines(
  chunks: AsyncIterable<string>,
  firstLimit: number,
  limit: number,
): AsyncGenerator<string> {
  let number = 1
  let length = 0
  const check = () => {
    const most = number === 1 ? firstLimit : limit
    if (length > most) throw new DocumentTooLongError(number, most)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      length += end - from
      check()
      number++
      length = 0
      from = end + 1
    }
    length += chunk.length - from
    check()
    yield chunk
  }
}
