const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[ \t\n\r]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * Position of the first character that makes a text invalid JSON (its length where the text ends too early);
 * undefined for valid JSON. JSON.parse itself names a position only for some mistakes, and which differs
 * between versions of Node.
 */
export function jsonErrorPosition(text: string): number | undefined {
  const open: ('[' | '{')[] = []
  let at = skip(SPACE, text, 0)
  // What may stand next: a value, a key, or what follows a value; right after an opening bracket also its end.
  let expects: 'value' | 'key' | 'after' = 'value'
  let mayClose = false
  while (true) {
    const character = text[at]
    const inner = open.at(-1)
    const closes = character === (inner === '[' ? ']' : '}') && inner !== undefined
    if (expects === 'after' || (mayClose && closes)) {
      if (inner === undefined) return at === text.length ? undefined : at
      if (closes) open.pop()
      else if (character === ',') expects = inner === '[' ? 'value' : 'key'
      else return at
      if (closes) expects = 'after'
      mayClose = false
      at = skip(SPACE, text, at + 1)
      continue
    }
    mayClose = false
    if (expects === 'key') {
      const { end, valid } = stringEnd(text, at)
      if (!valid) return end
      at = skip(SPACE, text, end)
      if (text[at] !== ':') return at
      at = skip(SPACE, text, at + 1)
      expects = 'value'
    } else if (character === '[' || character === '{') {
      open.push(character)
      expects = character === '[' ? 'value' : 'key'
      mayClose = true
      at = skip(SPACE, text, at + 1)
    } else {
      const string = character === '"' ? stringEnd(text, at) : undefined
      const end = string?.end ?? skip(LITERAL, text, at)
      if (string?.valid === false || end === at) return end
      at = skip(SPACE, text, end)
      expects = 'after'
    }
  }
}

/** Where a token that may be empty ends. */
function skip(token: RegExp, text: string, from: number): number {
  token.lastIndex = from
  return token.test(text) ? token.lastIndex : from
}

/** The position after a string, or of what is wrong in it. */
function stringEnd(text: string, from: number): { end: number; valid: boolean } {
  if (text[from] !== '"') return { end: from, valid: false }
  let at = from + 1
  while (at < text.length) {
    const character = text[at]
    if (character === '"') return { end: at + 1, valid: true }
    if (character < ' ') return { end: at, valid: false }
    if (character === '\\') {
      const end = skip(ESCAPE, text, at)
      if (end === at) return { end: at, valid: false }
      at = end
    } else at++
  }
  return { end: text.length, valid: false }
}
