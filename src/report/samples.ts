import type { Excerpt } from '../contracts/results.js'
import type { ReportData } from './report-data.js'
import { visible } from './visible.js'

/** Characters of a sample that are shown; the whole text stays in the store. */
export const SAMPLE_LIMIT = 600
const POSITIONS = 2

export interface SamplePosition {
  readonly position: number
  readonly texts: readonly { readonly generation: number; readonly text: string | undefined }[]
}

export interface ArmSamples {
  readonly arm: string
  readonly seed: number
  readonly generations: readonly number[]
  readonly positions: readonly SamplePosition[]
}

/** Samples of one seed at the same positions: first, middle and last generation of each arm. */
export function armSamples(data: ReportData): readonly ArmSamples[] {
  return data.results.arms.flatMap(({ name }): ArmSamples[] => {
    const own = data.results.excerpts.filter((excerpt) => excerpt.arm === name)
    if (own.length === 0) return []
    const seed = Math.min(...own.map((excerpt) => excerpt.seed))
    const ofSeed = own.filter((excerpt) => excerpt.seed === seed)
    const generations = ends(distinct(ofSeed, (excerpt) => excerpt.generation))
    const positions = distinct(ofSeed, (excerpt) => excerpt.position).slice(0, POSITIONS)
    return [
      {
        arm: name,
        seed,
        generations,
        positions: positions.map((position) => ({
          position,
          texts: generations.map((generation) => {
            const excerpt = ofSeed.find((one) => one.generation === generation && one.position === position)
            return { generation, text: excerpt === undefined ? undefined : shorten(excerpt.text) }
          }),
        })),
      },
    ]
  })
}

function distinct(excerpts: readonly Excerpt[], of: (excerpt: Excerpt) => number): readonly number[] {
  return [...new Set(excerpts.map(of))].sort((a, b) => a - b)
}

/** First, middle and last. */
function ends(values: readonly number[]): readonly number[] {
  if (values.length <= 3) return values
  const first = values[0]!
  const last = values.at(-1)!
  const away = (value: number) => Math.abs(value - (first + last) / 2)
  const middle = values.slice(1, -1).reduce((best, value) => (away(value) < away(best) ? value : best))
  return [first, middle, last]
}

function shorten(text: string): string {
  const characters = [...visible(text)]
  if (characters.length <= SAMPLE_LIMIT) return characters.join('')
  return `${characters.slice(0, SAMPLE_LIMIT).join('')} … (${characters.length - SAMPLE_LIMIT} more characters)`
}
