import type { ZodObject, z } from 'zod'

/**
 * A closed form of the literature, or one derived for this project: what a quantity is expected to be in a generation,
 * under assumptions that are said. Used by tests, by the dashed curves of reports, by `collapse predict` and by the
 * targets of replications, which name it.
 */
export interface Law<Schema extends ZodObject = ZodObject> {
  /** Dotted, from what is modelled to the quantity: `gaussian.replace.mean_variance`. */
  readonly name: string
  /** One sentence: the quantity and the process. */
  readonly summary: string
  /** The closed form, in plain text; g is the generation. */
  readonly equation: string
  /** Paper and equation, or `derived`. */
  readonly source: string
  /** `read` in the paper or its code; `derived` for this project and checked by simulation. */
  readonly status: 'read' | 'derived'
  /** Whether values are exact, the first term of an expansion, or a bound. */
  readonly kind: 'exact' | 'approximate' | 'lower bound' | 'upper bound' | 'limit'
  /** What must hold, in words: shown beside every use. */
  readonly assumptions: string
  readonly parameters: Schema
  /** The quantity in a generation; generation 0 is fitted to human data alone. Throws a BadInputError outside its assumptions. */
  value(parameters: z.infer<Schema>, generation: number): number
}
