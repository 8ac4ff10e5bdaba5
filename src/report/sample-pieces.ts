import type { Excerpt, ExcerptStatement } from '../contracts/results.js'
import { visible } from './visible.js'

export const KINDS = ['right', 'false', 'malformed'] as const
type Kind = (typeof KINDS)[number]

/** What counts where statements overlap: an error is not hidden by what is right around it. */
const GRAVEST: readonly Kind[] = ['false', 'malformed', 'right']

/** Text as it is shown: plain, or a piece of a statement with its kind and the tiers of its facts. */
export type Piece = string | readonly [kind: number, text: string, tiers: readonly string[]]

export interface SamplePieces {
  readonly pieces: readonly Piece[]
  /** Statements that begin in what is shown, by kind. */
  readonly counts: readonly number[]
  readonly tiers: readonly string[]
  /** Characters that are left out. */
  readonly hidden: number
}

/**
 * Divides an excerpt where its statements begin and end, cut at `limit` characters.
 *
 * @example
 * samplePieces({ text: 'Yes. Rome is in Italy.', statements: [{ kind: 'right', start: 5, end: 22, tier: '1' }] }, 100).pieces
 * // ['Yes. ', [0, 'Rome is in Italy.', ['1']]]
 */
export function samplePieces(
  { text, statements = [] }: Pick<Excerpt, 'text' | 'statements'>,
  limit: number,
): SamplePieces {
  const characters = [...text]
  const end = characters.slice(0, limit).join('').length
  const shown = statements.filter(({ start }) => start < end)
  const ends = new Set([0, end, ...shown.flatMap((one) => [one.start, Math.min(end, one.end)])])
  const places = [...ends].sort((a, b) => a - b)
  const pieces = places.slice(1).map((to, i): Piece => {
    const from = places[i]!
    const piece = visible(text.slice(from, to))
    const covering = shown.filter((one) => one.start <= from && one.end >= to)
    if (covering.length === 0) return piece
    const kind = GRAVEST.find((grave) => covering.some((one) => one.kind === grave))!
    return [KINDS.indexOf(kind), piece, tiersOf(covering)]
  })
  return {
    pieces,
    counts: KINDS.map((kind) => shown.filter((one) => one.kind === kind).length),
    tiers: tiersOf(shown),
    hidden: Math.max(0, characters.length - limit),
  }
}

function tiersOf(statements: readonly ExcerptStatement[]): readonly string[] {
  return [...new Set(statements.flatMap(({ tier }) => (tier === undefined ? [] : [tier])))]
}
