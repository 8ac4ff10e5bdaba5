import type { NgramTables } from './tables.js'
import { START } from './token-coder.js'

/**
 * Where a reader or writer stands: the longest suffix of its history, of at most order - 1 words, that the
 * training text continues. `wanted` is the length the history would allow; where `level` is below it, the
 * full context was never seen.
 */
export class Context {
  level = 0
  row = 0
  wanted = 0
  readonly #tables: NgramTables

  constructor(tables: NgramTables) {
    this.#tables = tables
  }

  /** At the start of a document (`<s>` is the history) or, if `open`, with no history at all. */
  begin(open: boolean): void {
    this.level = 0
    this.row = 0
    this.wanted = 0
    if (!open) this.advance(START)
  }

  /** Stands where another context stands. */
  moveTo({ level, row, wanted }: Context): void {
    this.level = level
    this.row = row
    this.wanted = wanted
  }

  get seen(): boolean {
    return this.level === this.wanted
  }

  /**
   * Appends a word to the history. `knownLevel` and `known`: the row of the word after the ending of the history
   * of that length, where it was found already.
   */
  advance(word: number, knownLevel = 0, known = word): void {
    const tables = this.#tables
    let { level, row } = this
    for (;;) {
      const child = level === knownLevel ? known : tables.child(level, row, word)
      if (child >= 0) {
        this.follow(level + 1, child)
        return
      }
      row = tables.suffix(level, row)
      level--
    }
  }

  /** The same, where the gram that the history's longest known suffix ends in is known already. */
  follow(level: number, row: number): void {
    const tables = this.#tables
    if (this.wanted < tables.order - 1) this.wanted++
    if (level === tables.order) {
      row = tables.suffix(level, row)
      level--
    }
    // A word of the vocabulary that the training text lacks, or the end of a document: nothing follows it.
    if (level === 1 && tables.firstChild(1, row) === tables.endChild(1, row)) {
      row = 0
      level = 0
    }
    this.level = level
    this.row = row
  }
}
