import type { ArmInfo } from '../../contracts/results.js'
import { fitText } from '../render/text-width.js'
import { visibleLine } from '../visible.js'
import { LABEL_SIZE } from './theme.js'

/** How an arm looks in every chart and table of a report. */
export interface ArmStyle {
  /** As in the results; data, never shown unescaped. */
  readonly name: string
  /** What is drawn: cut to the room beside a line. */
  readonly label: string
  readonly line: string
  /** Darkened to 5:1 contrast for text. */
  readonly text: string
  readonly dash: readonly number[]
}

/** Colour-blind-safe (Okabe and Ito), best separated pairs first; text colours reach 5:1 on white. */
const COLOURS: readonly (readonly [line: string, text: string])[] = [
  ['#D55E00', '#B84F00'],
  ['#009E73', '#007A5A'],
  ['#0072B2', '#00639C'],
  ['#CC79A7', '#A23E7C'],
  ['#E69F00', '#8A5F00'],
  ['#56B4E9', '#1B6F9F'],
  ['#7B6BB2', '#65559C'],
  ['#8C6D46', '#7A5C36'],
]
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [10, 3, 2, 3]]
/** Arms that see human data alone stay outside the colours: they are what the others are measured against. */
const HUMAN: readonly (readonly [line: string, text: string])[] = [
  ['#4d4d4d', '#3d3d3d'],
  ['#9a9a9a', '#666666'],
]
export const LABEL_LIMIT = 138

/** Styles by arm, in the order of the experiment; arms beyond the palette repeat it with dashes. */
export function armStyles(arms: readonly ArmInfo[]): readonly ArmStyle[] {
  let coloured = 0
  let human = 0
  return arms.map((arm) => {
    const palette = arm.humanOnly ? HUMAN : COLOURS
    const index = arm.humanOnly ? human++ : coloured++
    const [line, text] = palette[index % palette.length]!
    const dash = DASHES[Math.floor(index / palette.length) % DASHES.length]!
    const label = fitText(visibleLine(arm.name, 60) || '(no name)', LABEL_SIZE, 600, LABEL_LIMIT)
    return { name: arm.name, label, line, text, dash }
  })
}
