/** What Oniguruma's classes, which know Unicode, are in JavaScript; JavaScript's own \s, \d and \w are others. */
const CLASSES: Readonly<Record<string, string>> = {
  s: '\\p{White_Space}',
  S: '\\P{White_Space}',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
}
const WORD = '\\p{L}\\p{M}\\p{N}\\p{Pc}'
/** Escapes that mean the same in both. */
const COMMON_ESCAPE = /^\\(?:[nrtfv]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})/
const PROPERTY = /^\\([pP])\{(\^?)([A-Za-z_]+)\}/
const GROUP = /^\((?:\?(?:(i)?:|[=!]|<[=!]))?/
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/
/** Letters beyond their two cases that are equal to an ASCII letter when case does not count. */
const THIRD_CASE: Readonly<Record<string, string>> = { s: '\u017f', k: '\u212a' }

/**
 * A pattern in the syntax of Oniguruma, which Hugging Face's tokenizers use, as a JavaScript pattern with the flags g
 * and u. Possessive quantifiers, atomic groups, class intersections, word boundaries and references are not
 * translated: a SyntaxError says so. Nor are repeated groups whose length varies, as in (a+)+: a file from elsewhere could
 * name one that takes as good as for ever on a text that does not match.
 *
 * @example
 * 'DON'.match(translatePattern("(?i:n)|\\p{L}")) // ['D', 'O', 'N']
 */
export function translatePattern(pattern: string): RegExp {
  return new RegExp(new Translation(pattern).translate(), 'gu')
}

class Translation {
  readonly #pattern: string
  #at = 0
  /** For each open group whether case counts in it; the whole pattern is the first. */
  readonly #caseless: boolean[] = [false]
  /** For each open group whether what it matches varies in length or kind. */
  readonly #varies: boolean[] = [false]
  /** Whether the item before is a group, and such a one. */
  #afterVarying = false

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  translate(): string {
    let out = ''
    while (this.#at < this.#pattern.length) out += this.#item()
    return out
  }

  #item(): string {
    const afterVarying = this.#afterVarying
    this.#afterVarying = false
    switch (this.#pattern[this.#at]) {
      case '\\':
        return this.#escape(false)
      case '[':
        return this.#class()
      case '(':
        return this.#open()
      case ')':
        return this.#close()
      case '*':
      case '+':
      case '?':
      case '{':
        return this.#quantifier(afterVarying)
      case '|':
        this.#nowVaries()
        return this.#copy(1)
      case '.':
        this.#at++
        return '[^\\n]'
      case '^':
        this.#at++
        return '(?<![^\\n])'
      case '$':
        this.#at++
        return '(?![^\\n])'
      default: {
        const cases = this.#literal()
        return cases.length === 1 ? cases[0] : `[${cases.join('')}]`
      }
    }
  }

  #open(): string {
    const [all, caseless] = this.#match(GROUP)!
    if (this.#pattern[this.#at + all.length] === '?') throw this.#unsupported('group')
    this.#at += all.length
    this.#caseless.push(caseless === 'i' || this.#caseless.at(-1) === true)
    this.#varies.push(false)
    return all === '(' || caseless === 'i' ? '(?:' : all
  }

  #close(): string {
    this.#caseless.pop()
    this.#afterVarying = this.#varies.pop() === true
    if (this.#afterVarying) this.#nowVaries()
    return this.#copy(1)
  }

  #nowVaries(): void {
    this.#varies[this.#varies.length - 1] = true
  }

  #quantifier(afterVarying: boolean): string {
    const quantifier = this.#match(QUANTIFIER)
    if (quantifier === null) throw this.#unsupported('quantifier')
    if (afterVarying && !quantifier[0].startsWith('?')) throw this.#unsupported('repetition of a group')
    if (!/^\{\d+\}/.test(quantifier[0])) this.#nowVaries()
    const copied = this.#copy(quantifier[0].length)
    if ('*+?{'.includes(this.#pattern[this.#at] ?? '.')) throw this.#unsupported('quantifier')
    return copied
  }

  #class(): string {
    let out = this.#copy(this.#pattern[this.#at + 1] === '^' ? 2 : 1)
    if (this.#pattern[this.#at] === ']') throw this.#unsupported('class')
    while (this.#pattern[this.#at] !== ']') {
      if (this.#at >= this.#pattern.length || this.#pattern.startsWith('&&', this.#at))
        throw this.#unsupported('class')
      const character = this.#pattern[this.#at]
      if (character === '[') throw this.#unsupported('class')
      if (character === '\\') out += this.#escape(true)
      else if (character === '-' || character === '^') out += this.#copy(1)
      else {
        const cases = this.#literal()
        const inRange = out.endsWith('-') || this.#pattern[this.#at] === '-'
        if (cases.length > 1 && inRange) throw this.#unsupported('range of letters without case')
        out += cases.join('')
      }
    }
    return out + this.#copy(1)
  }

  #escape(inClass: boolean): string {
    const common = this.#match(COMMON_ESCAPE)
    if (common !== null) return this.#copy(common[0].length)
    const property = this.#match(PROPERTY)
    if (property !== null) return this.#property(property)
    const escaped = this.#pattern[this.#at + 1] ?? ''
    if (escaped in CLASSES) {
      this.#at += 2
      return CLASSES[escaped]
    }
    if (escaped === 'w' || (escaped === 'W' && !inClass)) {
      this.#at += 2
      if (inClass) return WORD
      return escaped === 'w' ? `[${WORD}]` : `[^${WORD}]`
    }
    if (!/^[!-/:-@[-`{-~ ]/.test(escaped)) throw this.#unsupported('escape')
    this.#at += 2
    return hex(escaped)
  }

  #property([all, sign, circumflex, name]: RegExpMatchArray): string {
    const letter = (sign === 'P') !== (circumflex === '^') ? 'P' : 'p'
    for (const candidate of [`\\${letter}{${name}}`, `\\${letter}{Script=${name}}`]) {
      try {
        new RegExp(candidate, 'u')
        this.#at += all.length
        return candidate
      } catch {
        // Not the name of a property in JavaScript: then perhaps that of a script.
      }
    }
    throw this.#unsupported('property')
  }

  /** The next character, in all its cases where case does not count. */
  #literal(): string[] {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at)!)
    const lower = character.toLowerCase()
    const upper = character.toUpperCase()
    if (!this.#caseless.at(-1) || lower === upper) {
      this.#at += character.length
      return [/[\]}/]/.test(character) ? hex(character) : character]
    }
    if (!/[a-z]/.test(lower)) throw this.#unsupported('letter without case')
    this.#at += 1
    return [lower, upper, ...(lower in THIRD_CASE ? [THIRD_CASE[lower]] : [])]
  }

  #match(token: RegExp): RegExpMatchArray | null {
    return this.#pattern.slice(this.#at).match(token)
  }

  #copy(length: number): string {
    this.#at += length
    return this.#pattern.slice(this.#at - length, this.#at)
  }

  #unsupported(what: string): SyntaxError {
    return new SyntaxError(`this ${what} is not supported: ${this.#pattern.slice(this.#at, this.#at + 12)}`)
  }
}

function hex(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}
