import { textWidth } from '../render/text-width.js'
import type { ArmStyle } from './arm-styles.js'
import type { Spec } from './spec.js'
import { LABEL_SIZE } from './theme.js'

/** One row for each arm: the data of their names, and the room that these take to the left. */
export function armRows(styles: readonly ArmStyle[]): { readonly names: Spec[]; readonly left: number } {
  const names = styles.map((style, row) => ({ arm: style.name, name: style.label, row, ink: style.text }))
  const left = Math.ceil(Math.max(...styles.map(({ label }) => textWidth(label, LABEL_SIZE, 600)))) + 12
  return { names, left }
}
