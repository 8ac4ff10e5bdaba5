import type { Decoding } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { type Choice, drawChoice } from './choice.js'
import { Context } from './context.js'
import type { NextWord } from './next-word.js'
import { Ranking } from './ranking.js'
import { RareContext, type Rule } from './rare-context.js'
import type { WordSampler } from './sampler.js'
import { LEVELS, WordLists } from './word-lists.js'

/** Lists and choices that are kept for contexts that come again: for each n-gram, and at least. */
const KEPT_BYTES_PER_GRAM = 24
const LEAST_KEPT_BYTES = 128 * 1024 * 1024
const CHOICE_BYTES = 500
/** Key of the context that add-k has never seen, beside those of rows. */
const UNSEEN = -1

/** Rules of decoding, without the limit of length. `ends: false` never draws the end of the document. */
export type DecodingRules = Omit<Decoding, 'max_tokens'> & { readonly ends?: boolean }

/**
 * Draws from the next-word distribution after temperature, then top_k, top_p, min_p, typical_p, or takes its
 * likeliest word (`greedy`, or temperature 0). Ties go by the word's code. top_p keeps the shortest run of
 * likeliest words whose share of what top_k left reaches p; min_p then drops words below that share of the
 * likeliest word's probability; typical_p keeps, of what is then left, the words of nearly average surprise.
 * What may be drawn after a context is worked out once and kept.
 */
export class DecodingSampler implements WordSampler {
  readonly #next: NextWord
  readonly #rules: DecodingRules
  readonly #greedy: boolean
  readonly #keptBytes: number
  readonly #lists: WordLists
  readonly #ranking = new Ranking()
  readonly #choices = new Map<number, Choice>()
  /** Draws after rare contexts; undefined where several rules truncate one after the other. */
  readonly #rare: RareContext | undefined

  /** `keptBytes`: about the memory of what is kept. */
  constructor(next: NextWord, rules: DecodingRules, keptBytes = bytesFor(next)) {
    this.#keptBytes = keptBytes
    this.#next = next
    this.#rules = rules
    this.#greedy = rules.greedy === true || rules.temperature === 0
    this.#lists = new WordLists(next, {
      temperature: this.#greedy ? 1 : rules.temperature,
      logs: !this.#greedy && typicalShare(rules) < 1,
      ends: rules.ends ?? true,
    })
    const rule = this.#greedy ? undefined : onlyRule(rules)
    this.#rare = rule === undefined ? undefined : new RareContext(next, this.#lists, rule)
  }

  draw(context: Context, rng: Rng): number {
    // Choices hold on to the lists they draw from: when memory is used up, all are forgotten together.
    if (this.#lists.bytes + this.#choices.size * CHOICE_BYTES > this.#keptBytes) {
      this.#lists.forget()
      this.#choices.clear()
    }
    const word = this.#drawRare(context, rng) ?? drawChoice(this.#choiceFor(context), rng)
    context.advance(word)
    return word
  }

  /** Which way is taken depends on the context alone, so that a document is the same whatever was drawn before. */
  #drawRare({ level, row }: Context, rng: Rng): number | undefined {
    if (this.#rare?.has(level, row) !== true) return undefined
    const word = this.#rare.draw(level, row, rng)
    return word < 0 ? undefined : word
  }

  #choiceFor(context: Context): Choice {
    const key = this.#next.added > 0 && !context.seen ? UNSEEN : context.row * LEVELS + context.level
    let choice = this.#choices.get(key)
    if (choice === undefined) {
      choice = this.#choose(context)
      this.#choices.set(key, choice)
    }
    return choice
  }

  #choose(context: Context): Choice {
    const ranking = this.#ranking
    ranking.begin(this.#lists, this.#lists.first(context.level, context.row, context.seen))
    // Where all probability is on <unk> (maximum likelihood), the shorter context decides.
    if (ranking.size === 0) return this.#choose(this.#shorter(context))
    const { top_k, top_p = 1, min_p = 0 } = this.#rules
    if (this.#greedy) {
      ranking.keepFirst(1)
      return ranking.choice()
    }
    if (top_k !== undefined) ranking.keepFirst(top_k)
    if (top_p < 1) ranking.keepShare(top_p)
    if (min_p > 0) ranking.keepLikely(min_p)
    const typical = typicalShare(this.#rules)
    if (typical < 1) ranking.keepTypical(typical)
    return ranking.choice()
  }

  #shorter(context: Context): Context {
    const { tables } = this.#next
    const shorter = new Context(tables)
    shorter.level = context.level - 1
    shorter.row = tables.suffix(context.level, context.row)
    shorter.wanted = shorter.level
    return shorter
  }
}

/** About as much as the tables themselves take: less makes large models rank the same words again and again. */
function bytesFor({ tables }: NextWord): number {
  const grams = tables.levels.reduce((sum, { size }) => sum + size, 0)
  return Math.max(LEAST_KEPT_BYTES, KEPT_BYTES_PER_GRAM * grams)
}

/** The rule that truncates, if there is but one. */
function onlyRule({ top_k, top_p = 1, min_p = 0, typical_p = 1 }: DecodingRules): Rule | undefined {
  const rules: Rule[] = []
  if (top_k !== undefined) rules.push({ kind: 'top_k', value: top_k })
  if (top_p < 1) rules.push({ kind: 'top_p', value: top_p })
  if (min_p > 0) rules.push({ kind: 'min_p', value: min_p })
  if (typical_p < 1) rules.push({ kind: 'typical_p', value: typical_p })
  return rules.length > 1 ? undefined : (rules[0] ?? { kind: 'none' })
}

function typicalShare({ typical_p = 1 }: DecodingRules): number {
  return typical_p
}

/** Whether a decoding leaves words out. */
export function truncates({ top_k, top_p = 1, min_p = 0, typical_p = 1 }: DecodingRules): boolean {
  return top_k !== undefined || top_p < 1 || min_p > 0 || typical_p < 1
}
