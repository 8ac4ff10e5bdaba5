import type { Excerpt } from '../contracts/results.js'
import type { ReportData } from './report-data.js'
import { KINDS, type Piece, samplePieces } from './sample-pieces.js'
import { SAMPLE_LIMIT } from './samples.js'

/** Characters of samples that a page holds at most, so that it stays small whatever was asked for. */
const PAGE_LIMIT = 1_200_000

/** Arms and tiers are named by their places in the lists. */
export interface BrowserSample {
  readonly arm: number
  readonly generation: number
  readonly position: number
  readonly pieces: readonly Piece[]
  /** Statements right, false and malformed. */
  readonly counts: readonly number[]
  readonly tiers: readonly string[]
  readonly hidden: number
}

/** What the sample browser of a page shows. */
export interface BrowserData {
  readonly arms: readonly { readonly name: string; readonly colour: string }[]
  readonly seed: number
  readonly generations: readonly number[]
  readonly tiers: readonly string[]
  /** Kinds of statements that are there at all. */
  readonly kinds: readonly number[]
  readonly samples: readonly BrowserSample[]
  /** Positions per generation that are left out. */
  readonly leftOut: number
}

/** The excerpts of a report, compact; as many positions as fit. Undefined where there are none. */
export function browserData({ results, styles }: ReportData): BrowserData | undefined {
  const { excerpts } = results
  if (excerpts.length === 0) return undefined
  const positions = distinct(excerpts, ({ position }) => position)
  const kept = positions.slice(0, fitting(excerpts, positions.length))
  const arms = styles.filter(({ name }) => excerpts.some(({ arm }) => arm === name))
  const samples = excerpts
    .filter(({ position }) => kept.includes(position))
    .map((excerpt): BrowserSample => {
      const { arm, generation, position } = excerpt
      return {
        arm: arms.findIndex(({ name }) => name === arm),
        generation,
        position,
        ...samplePieces(excerpt, SAMPLE_LIMIT),
      }
    })
  const found = new Set(samples.flatMap(({ tiers }) => tiers))
  return {
    arms: arms.map(({ name, line }) => ({ name, colour: line })),
    seed: excerpts[0]!.seed,
    generations: distinct(excerpts, ({ generation }) => generation),
    tiers: inOrder(results.tiers?.map(({ name }) => name) ?? [], found),
    kinds: KINDS.map((_, kind) => kind).filter((kind) => samples.some(({ counts }) => counts[kind]! > 0)),
    samples,
    leftOut: positions.length - kept.length,
  }
}

/** Positions per arm and generation, at least one. */
function fitting(excerpts: readonly Excerpt[], positions: number): number {
  const characters = excerpts.reduce((sum, { text }) => sum + Math.min(text.length, SAMPLE_LIMIT), 0)
  return Math.max(1, Math.floor(positions * Math.min(1, PAGE_LIMIT / Math.max(1, characters))))
}

/** Tiers that the results know, rarest first, and after them what only the samples name. */
function inOrder(known: readonly string[], found: ReadonlySet<string>): readonly string[] {
  return [...new Set(['unseen', ...known, ...found])].filter((name) => found.has(name))
}

function distinct(excerpts: readonly Excerpt[], of: (excerpt: Excerpt) => number): readonly number[] {
  return [...new Set(excerpts.map(of))].sort((a, b) => a - b)
}
