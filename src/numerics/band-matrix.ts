/**
 * A symmetric band matrix: entry (row, column), column <= row, at `values[row * width + column - row + width - 1]`. There is
 * room for entries up to `width - 1` left of the diagonal; those further than `bandwidth` are 0 at first.
 */
export interface BandMatrix {
  readonly size: number
  readonly bandwidth: number
  readonly width: number
  readonly values: Float64Array
}
