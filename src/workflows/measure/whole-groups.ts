import type { DocumentSink } from '../../data/index.js'
import { BadInputError } from '../../errors/index.js'
import { countWords } from '../../text/count-words.js'

/** Tokens of all groups together that are held in memory: about 3 GB with everything that is counted from them. */
const MOST_TOKENS = 40_000_000
/** More groups than this are no groups: the field has another value in every record. */
const MOST_GROUPS = 200

/** A group of documents, whole. */
export interface DocumentGroup {
  readonly name: string
  readonly texts: readonly string[]
  readonly empty: number
}

interface OpenGroup {
  readonly texts: string[]
  empty: number
}

export interface WholeGroupsOptions {
  /** Name of the group of records without a value in the grouping field. */
  readonly nameless: string
  /** The grouping field, for errors. */
  readonly by: string | undefined
  readonly mostTokens?: number
}

/** Takes documents as they are read and keeps them all, group by group. */
export class WholeGroups implements DocumentSink {
  readonly #groups = new Map<string, OpenGroup>()
  readonly #options: WholeGroupsOptions
  readonly #mostTokens: number
  #tokens = 0

  constructor(options: WholeGroupsOptions) {
    this.#options = options
    this.#mostTokens = options.mostTokens ?? MOST_TOKENS
  }

  document(text: string, group: string | undefined): void {
    this.#tokens += countWords(text)
    if (this.#tokens > this.#mostTokens) {
      throw new BadInputError(
        `the files hold more than ${this.#mostTokens} tokens, the most that is measured at once`,
        'Measure a part of them, for example every tenth document.',
      )
    }
    this.#groupOf(group).texts.push(text)
  }

  empty(group: string | undefined): void {
    this.#groupOf(group).empty++
  }

  /** All groups, in the order in which they were met. */
  groups(): readonly DocumentGroup[] {
    return [...this.#groups].map(([name, { texts, empty }]) => ({ name, texts, empty }))
  }

  #groupOf(group: string | undefined): OpenGroup {
    const name = group ?? this.#options.nameless
    const known = this.#groups.get(name)
    if (known !== undefined) return known
    if (this.#groups.size === MOST_GROUPS) {
      throw new BadInputError(
        `the field "${this.#options.by}" has more than ${MOST_GROUPS} different values, so it names no groups`,
        'Group by a field that many records share: a generation, a model, a source.',
      )
    }
    const made = { texts: [], empty: 0 }
    this.#groups.set(name, made)
    return made
  }
}
