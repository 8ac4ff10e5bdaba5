import type { NormalState } from '../../contracts/state.js'
import { chainNote } from '../chain-note.js'

/** Which chains have collapsed, wholly or in some directions. */
export function collapseNotes(
  { chains, dimension }: NormalState,
  ranks: Uint32Array,
  count: number,
): readonly string[] {
  const points = ranks.filter((rank) => rank === 0).length
  const flat = ranks.filter((rank) => rank > 0 && rank < dimension).length
  const few = count <= dimension ? ` (${count} items span ${count - 1} dimensions at most)` : ''
  return [
    ...chainNote(points, chains, 'collapsed to a point; other items have a density of 0'),
    ...chainNote(
      flat,
      chains,
      `the covariance of ${dimension} dimensions is singular${few}; items outside its plane have a density of 0`,
    ),
  ]
}
