import { BadInputError } from '../../../errors/index.js'
import { countWords } from '../../../text/count-words.js'
import { hash53 } from '../../../text/hash.js'
import { CorpusGroup, type CorpusGroupState } from './corpus-group.js'
import { fairLevel } from './fair-level.js'

/** Tokens of all groups together of which documents are held; beyond, samples of the groups share them. */
export const DEFAULT_BUDGET = 4_000_000
/** More groups than this are no groups: the field has another value in every record. */
const MOST_GROUPS = 200
/** A sketch takes about 30 MB: of more sampled groups than this none has one. */
const MOST_SKETCHES = 24
/** Samples are cut back when they hold this much more than the budget. */
const SLACK = 1.1
/** Documents longer than this share of the budget are sampled last, or one of them could end a sample. */
const LONG = 0.01

const FILE_ORDERS = 4_294_967_296
const HASHES = 9_007_199_254_740_992

export interface CorpusGroupsOptions {
  /** Name of the group of records without a value in the grouping field. */
  readonly nameless: string
  /** The grouping field, for errors. */
  readonly by: string | undefined
  readonly budget: number
}

/** Where a document stands: which of all files, its name, and which document of it. */
export interface DocumentPlace {
  readonly file: number
  readonly path: string
  readonly position: number
}

/**
 * Takes documents as they are read, group by group, in bounded memory. Which ones a sample holds follows from the names
 * of their files and their positions: parts of the data read apart and joined give what reading all at once gives.
 */
export class CorpusGroups {
  readonly #groups = new Map<string, CorpusGroup>()
  readonly #options: CorpusGroupsOptions
  #held = 0
  #sketches = true

  constructor(options: CorpusGroupsOptions) {
    this.#options = options
  }

  /** Length from which documents are sampled last. */
  get longFrom(): number {
    return LONG * this.#options.budget
  }

  /** Whether distinct n-grams are counted of groups that are sampled. */
  get sketches(): boolean {
    return this.#sketches
  }

  document(text: string, group: string | undefined, { file, path, position }: DocumentPlace): void {
    const tokens = countWords(text)
    const into = this.#groupOf(group)
    const before = into.sampledTokens
    const wasWhole = into.isWhole
    const isLong = tokens > this.longFrom
    if (isLong) into.long++
    const hash = hash53(String(position), hash53(path)) + (isLong ? HASHES : 0)
    into.add(text, tokens, file * FILE_ORDERS + position, hash)
    this.#held += into.sampledTokens - before
    if (wasWhole && !into.isWhole) this.#limitSketches()
    if (this.#held > SLACK * this.#options.budget) this.#fit()
  }

  empty(group: string | undefined): void {
    this.#groupOf(group).empty++
  }

  /** Takes in a group that was read elsewhere, its files behind `files` others. */
  join(state: CorpusGroupState, files: number): void {
    const moved = state.sample.kept.map(({ document: { text, order }, tokens, hash }) => ({
      document: { text, order: order + files * FILE_ORDERS },
      tokens,
      hash,
    }))
    const stored = { ...state, sample: { ...state.sample, kept: moved } }
    const theirs = new CorpusGroup(state.name, state.budget, stored)
    if (!this.#sketches || (!theirs.isWhole && state.sketch === undefined)) this.#dropSketches()
    if (!this.#sketches) theirs.withoutSketch()
    this.#groupOf(state.name).join(theirs)
    this.#limitSketches()
    this.#fit()
  }

  /** All groups, in the order in which they were met. */
  groups(): readonly CorpusGroup[] {
    this.#fit()
    return [...this.#groups.values()]
  }

  /** Cuts the samples to what the budget leaves each. */
  #fit(): void {
    const groups = [...this.#groups.values()]
    const { budget } = this.#options
    const level = fairLevel(
      groups.map(({ lengths }) => lengths.sum),
      budget,
    )
    if (level < budget) for (const group of groups) group.shrink(level)
    this.#held = groups.reduce((sum, { sampledTokens }) => sum + sampledTokens, 0)
    this.#limitSketches()
  }

  #limitSketches(): void {
    const sampled = [...this.#groups.values()].filter(({ isWhole }) => !isWhole).length
    if (this.#sketches && sampled > MOST_SKETCHES) this.#dropSketches()
  }

  #dropSketches(): void {
    this.#sketches = false
    for (const group of this.#groups.values()) group.withoutSketch()
  }

  #groupOf(group: string | undefined): CorpusGroup {
    const name = group ?? this.#options.nameless
    const known = this.#groups.get(name)
    if (known !== undefined) return known
    if (this.#groups.size === MOST_GROUPS) {
      throw new BadInputError(
        `${this.#options.by === undefined ? 'the files make' : `the field "${this.#options.by}" has`} more than ${MOST_GROUPS} different ${this.#options.by === undefined ? 'groups' : 'values, so it names no groups'}`,
        this.#options.by === undefined
          ? 'Put the files into one group with --group NAME, or group records with --by FIELD.'
          : 'Group by a field that many records share: a generation, a model, a source.',
      )
    }
    const made = new CorpusGroup(name, this.#options.budget)
    if (!this.#sketches) made.withoutSketch()
    this.#groups.set(name, made)
    return made
  }
}
