/** The line y = intercept + slope x of least squares. */
export interface Line {
  readonly slope: number
  readonly intercept: number
  /** Share of the variance of y that the line explains; undefined where y does not vary. */
  readonly r2: number | undefined
}

/**
 * Least squares over points that are given one by one and not kept: means and co-moments are updated (Welford), so
 * that nothing cancels.
 *
 * @example
 * const fit = new LineFit()
 * for (const [x, y] of [[0, 1], [1, 3], [2, 5]]) fit.add(x, y)
 * fit.line() // { slope: 2, intercept: 1, r2: 1 }
 */
export class LineFit {
  #points = 0
  #meanX = 0
  #meanY = 0
  #xx = 0
  #xy = 0
  #yy = 0

  add(x: number, y: number): void {
    this.#points++
    const fromX = x - this.#meanX
    const fromY = y - this.#meanY
    this.#meanX += fromX / this.#points
    this.#meanY += fromY / this.#points
    this.#xx += fromX * (x - this.#meanX)
    this.#xy += fromX * (y - this.#meanY)
    this.#yy += fromY * (y - this.#meanY)
  }

  /** @throws RangeError where there are no two different x */
  line(): Line {
    if (!(this.#xx > 0)) throw new RangeError('A line needs points at two different x')
    const slope = this.#xy / this.#xx
    return {
      slope,
      intercept: this.#meanY - slope * this.#meanX,
      r2: this.#yy > 0 ? Math.min(1, (slope * this.#xy) / this.#yy) : undefined,
    }
  }
}
