import { BadInputError } from '../../errors/index.js'

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
    const radius = modes === 1 ? 0 : spacing / (2 * Math.sin(Math.PI / modes))
    return indices.map((index) => {
      const angle = (2 * Math.PI * index) / modes
      return [radius * Math.cos(angle), radius * Math.sin(angle)]
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
