/** How a metric moves over generations: y = a + b x(t), where the shape decides x. */
export type ShapeName = 'constant' | 'harmonic' | 'linear' | 'exponential' | 'power'

export interface Shape {
  readonly name: ShapeName
  /** In words, for reports. */
  readonly formula: string
  /** Numbers fitted, the spread around the curve among them. */
  readonly parameters: number
  /** Range of the parameter inside x, on a logarithmic scale; absent where x has none. */
  readonly inner?: (lastGeneration: number) => readonly [number, number]
  /** x at a generation. */
  readonly x: (generation: number, inner: number) => number
  /** The generation at which x is reached; undefined where it never is. */
  readonly inverse: (x: number, inner: number) => number | undefined
}

/** Sum of 1 / i^2 without end: what a harmonic curve never passes. */
const BASEL = (Math.PI * Math.PI) / 6

/**
 * The candidates. `harmonic` is theory's curve under accumulation (Gerstgrasser et al. 2024, arXiv 2404.01413), `linear`
 * its curve under replacement. An exponential approach must have gone half its way within the generations seen: an
 * end that is further off is not seen.
 */
export const SHAPES: readonly Shape[] = [
  {
    name: 'constant',
    formula: 'a',
    parameters: 2,
    x: () => 0,
    inverse: () => undefined,
  },
  {
    name: 'harmonic',
    formula: 'a + b sum of 1 / i^2',
    parameters: 3,
    x: (generation) => {
      let sum = 0
      for (let i = 1; i <= generation; i++) sum += 1 / (i * i)
      return sum
    },
    inverse: (x) => {
      if (x < 0 || x >= BASEL) return undefined
      let [sum, i] = [0, 0]
      while (sum < x) {
        i++
        sum += 1 / (i * i)
      }
      // Straight between generations.
      return i === 0 ? 0 : i - (sum - x) * i * i
    },
  },
  {
    name: 'linear',
    formula: 'a + b t',
    parameters: 3,
    x: (generation) => generation,
    inverse: (x) => (x < 0 ? undefined : x),
  },
  {
    name: 'exponential',
    formula: 'a + b (1 - exp(-k t))',
    parameters: 4,
    inner: (last) => [Math.LN2 / last, Math.LN2 / 0.25],
    x: (generation, rate) => -Math.expm1(-rate * generation),
    inverse: (x, rate) => (x < 0 || x >= 1 ? undefined : -Math.log1p(-x) / rate),
  },
  {
    name: 'power',
    formula: 'a + b t^c',
    parameters: 4,
    inner: () => [0.2, 5],
    x: (generation, exponent) => (generation === 0 ? 0 : Math.exp(exponent * Math.log(generation))),
    inverse: (x, exponent) => (x < 0 ? undefined : x === 0 ? 0 : Math.exp(Math.log(x) / exponent)),
  },
]

export function shapeNamed(name: ShapeName): Shape {
  return SHAPES.find((shape) => shape.name === name)!
}
