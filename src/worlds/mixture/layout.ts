import { BadInputError } from '../../errors/index.js'
import { unitTurns } from '../../numerics/unit-turns.js'

export type Layout = 'grid' | 'ring' | 'line'

/**
 * Centres of modes with neighbours `spacing` apart, around the origin.
 *
 * @example
 * layoutCentres('line', 2, 3) // [[-1.5], [1.5]]
 * @throws {BadInputError} where the modes of a grid are no square number
 */
export function layoutCentres(layout: Layout, modes: number, spacing: number): number[][] {
  const indices = Array.from({ length: modes }, (_, index) => index)
  if (layout === 'line') return indices.map((index) => [onAxis(index, modes, spacing)])
  if (layout === 'ring') {
    if (modes === 1) return [[0, 0]]
    // Half the angle between neighbours in steps of at most 1 / 100 radian; a mode every second half.
    const steps = Math.ceil((100 * Math.PI) / modes)
    const turns = unitTurns(Math.PI / modes / steps, 2 * modes * steps)
    const radius = spacing / (2 * turns[2 * steps + 1])
    return indices.map((index) => {
      const at = 4 * steps * index
      return [radius * turns[at], radius * turns[at + 1]]
    })
  }
  const side = Math.round(Math.sqrt(modes))
  if (side * side !== modes) {
    throw new BadInputError(
      `${modes} modes do not fill a square grid`,
      `Use modes: ${side * side}, or layout: ring.`,
    )
  }
  return indices.map((index) => [
    onAxis(index % side, side, spacing),
    onAxis(Math.floor(index / side), side, spacing),
  ])
}

function onAxis(index: number, length: number, spacing: number): number {
  return (index - (length - 1) / 2) * spacing
}
