/**
 * A source of random numbers that is handed in, never reached for. Generators are keyed by labels
 * (seed, generation, purpose), so a draw does not depend on the order in which work is done.
 */
export interface Rng {
  /** A double in [0, 1) with 53 random bits. */
  uniform(): number
  /** An integer in [0, bound), exactly uniform. `bound` is from 1 to 2^31. */
  integer(bound: number): number
  /** An independent generator for a part of the work: the same label gives the same numbers. */
  fork(label: string | number): Rng
}
