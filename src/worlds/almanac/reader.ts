import type { Statement } from '../../contracts/world.js'
import type { FactTable } from './facts.js'
import { type Kind, kinds } from './kinds.js'
import { makeLexicon, type NameNode } from './lexicon.js'
import { makeSkeletons, slotKey } from './skeletons.js'
import { templates } from './templates.js'

/**
 * A function that finds the statements in any text. Sentences end at a token that ends in . ! or ? (closing
 * quotes and brackets may follow). In each, names are found by leftmost-longest match and replaced by their
 * kinds; what is left is looked up among the templates:
 * - `right`: a template, and the world holds the fact;
 * - `false`: a template, and the world does not;
 * - `malformed`: no template, or text at the end that no sentence closes.
 *
 * Offsets are UTF-16 positions from the first character of the sentence to behind its last. White space between
 * tokens does not matter. Time is linear in the text, whatever it holds: a sentence is looked at only as far as
 * the longest template reaches.
 *
 * @example
 * read('Mara Velin was born in') // [{ kind: 'malformed', start: 0, end: 22 }]
 */
export function makeReader(
  names: Readonly<Record<Kind, readonly string[]>>,
  facts: FactTable,
): (text: string) => Statement[] {
  const lexicon = makeLexicon(names)
  const root = makeSkeletons()
  const { maxTokens, maxCharacters } = longestSentence(names)
  // Where the tokens of the sentence at hand begin and end; one reader serves one text at a time.
  const starts = new Int32Array(maxTokens)
  const ends = new Int32Array(maxTokens)
  return read

  function read(text: string): Statement[] {
    const statements: Statement[] = []
    const length = text.length
    let tokens = 0
    let sentenceStart = 0
    let sentenceEnd = 0
    let at = 0
    for (;;) {
      while (at < length && isSpace(text.charCodeAt(at))) at++
      if (at === length) break
      const start = at
      while (at < length && !isSpace(text.charCodeAt(at))) at++
      if (tokens === 0) sentenceStart = start
      if (tokens < maxTokens) {
        starts[tokens] = start
        ends[tokens] = at
      }
      tokens++
      sentenceEnd = at
      if (!closesSentence(text, start, at)) continue
      statements.push(readSentence(text, tokens, sentenceStart, sentenceEnd))
      tokens = 0
    }
    if (tokens > 0) statements.push({ kind: 'malformed', start: sentenceStart, end: sentenceEnd })
    return statements
  }

  function readSentence(text: string, tokens: number, start: number, end: number): Statement {
    const malformed: Statement = { kind: 'malformed', start, end }
    if (tokens > maxTokens) return malformed
    let node = root
    let first = -1
    let second = -1
    for (let token = 0; token < tokens; ) {
      if (ends[token] - starts[token] > maxCharacters) return malformed
      const coreStart = letterFrom(text, starts[token], ends[token])
      const coreEnd = lettersTo(text, coreStart, ends[token])
      const opening = lexicon.get(text.slice(coreStart, coreEnd))
      let name: NameNode | undefined
      let last = token
      let suffixStart = coreEnd
      if (opening !== undefined) {
        let here: NameNode | undefined = opening
        for (let reached = token, tail = coreEnd; here !== undefined; ) {
          if (here.kind !== undefined) {
            name = here
            last = reached
            suffixStart = tail
          }
          // A name goes on only over plain white space: "Mara, Velin" is none.
          if (here.next === undefined || tail !== ends[reached] || ++reached >= tokens) break
          tail = lettersTo(text, starts[reached], ends[reached])
          here = here.next.get(text.slice(starts[reached], tail))
        }
      }
      let next: typeof root | undefined
      if (name?.kind === undefined) next = node.words.get(text.slice(starts[token], ends[token]))
      else {
        const suffix = text.slice(suffixStart, ends[last])
        next = node.slots.get(slotKey(name.kind, text.slice(starts[token], coreStart), suffix))
        if (first < 0) first = name.entity
        else second = name.entity
      }
      if (next === undefined) return malformed
      node = next
      token = last + 1
    }
    if (node.skeleton === undefined) return malformed
    const { relation, register, subjectFirst } = node.skeleton
    const fact = facts.factOf[relation][subjectFirst ? first : second]
    if (fact >= 0 && facts.object[fact] === (subjectFirst ? second : first)) {
      return { kind: 'right', fact, style: register, start, end }
    }
    return { kind: 'false', ...(fact >= 0 && { about: fact }), style: register, start, end }
  }
}

/** No template is longer than this in tokens, none of its tokens longer than this in characters. */
function longestSentence(names: Readonly<Record<Kind, readonly string[]>>) {
  const nameTokens = { person: 1, place: 1, work: 1 }
  let nameCharacters = 0
  for (const kind of kinds) {
    for (const name of names[kind]) {
      const words = name.split(' ')
      nameTokens[kind] = Math.max(nameTokens[kind], words.length)
      for (const word of words) nameCharacters = Math.max(nameCharacters, word.length)
    }
  }
  let maxTokens = 0
  let maxCharacters = 0
  for (const { tokens } of templates) {
    let length = 0
    for (const token of tokens) {
      length += typeof token === 'string' ? 1 : nameTokens[token.kind]
      const characters =
        typeof token === 'string' ? token.length : nameCharacters + token.prefix.length + token.suffix.length
      maxCharacters = Math.max(maxCharacters, characters)
    }
    maxTokens = Math.max(maxTokens, length)
  }
  return { maxTokens, maxCharacters }
}

/** White space as `splitWords` of src/text takes it. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c
  if (code < 0x85) return false
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** Whether a token ends in . ! or ?, apart from closing quotes and brackets. */
function closesSentence(text: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= start; at--) {
    switch (text.charCodeAt(at)) {
      case 0x21: // !
      case 0x2e: // .
      case 0x3f: // ?
        return true
      case 0x22: // "
      case 0x27: // '
      case 0x29: // )
      case 0x5d: // ]
      case 0x2019: // right single quotation mark
      case 0x201d: // right double quotation mark
        continue
      default:
        return false
    }
  }
  return false
}

function letterFrom(text: string, start: number, end: number): number {
  let at = start
  while (at < end && !isLetter(text.charCodeAt(at))) at++
  return at
}

function lettersTo(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isLetter(text.charCodeAt(at))) at++
  return at
}

/** Names are made of the letters a-z alone. */
function isLetter(code: number): boolean {
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
