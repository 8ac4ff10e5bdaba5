import { RunError } from '../../errors/index.js'

/**
 * Cuts a text with patterns, one after another: what matches and what lies between two matches are pieces of their
 * own, which the next pattern cuts further. Joined, the pieces are the text.
 *
 * @param patterns each an object of its own, with the flags g and u
 */
export function eachPiece(text: string, patterns: readonly RegExp[], visit: (piece: string) => void): void {
  cut(text, patterns, 0, visit)
}

function cut(text: string, patterns: readonly RegExp[], level: number, visit: (piece: string) => void): void {
  if (text === '') return
  if (level === patterns.length) {
    visit(text)
    return
  }
  const pattern = patterns[level]
  let end = 0
  pattern.lastIndex = 0
  for (let match = next(pattern, text); match !== null; match = next(pattern, text)) {
    if (match[0] === '') {
      pattern.lastIndex += text.codePointAt(pattern.lastIndex)! > 0xffff ? 2 : 1
      continue
    }
    if (match.index > end) cut(text.slice(end, match.index), patterns, level + 1, visit)
    cut(match[0], patterns, level + 1, visit)
    end = pattern.lastIndex
  }
  cut(text.slice(end), patterns, level + 1, visit)
}

/** V8 remembers every place to which a match could fall back, and has room for some millions. */
function next(pattern: RegExp, text: string): RegExpExecArray | null {
  try {
    return pattern.exec(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new RunError(
      `a document of ${text.length} characters cannot be cut into words: a run of like characters is too long`,
      'cut the document into shorter ones',
      { cause: error },
    )
  }
}
