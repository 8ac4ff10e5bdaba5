import type { ZodObject, z } from 'zod'
import { BadInputError } from '../../errors/index.js'
import type { Law } from './law.js'

/** A law before its inputs are checked. The formula gives a number, or says in words which assumption does not hold. */
type LawDefinition<Schema extends ZodObject> = Omit<Law<Schema>, 'value'> & {
  readonly formula: (parameters: z.infer<Schema>, generation: number) => number | string
}

/** What `value` takes: a parameter with a default may be left out. */
export type CheckedLaw<Schema extends ZodObject> = Omit<Law<Schema>, 'value'> & {
  value(parameters: z.input<Schema>, generation: number): number
}

/** A law whose `value` refuses, as bad input, what its schema or its formula does not take. */
export function defineLaw<Schema extends ZodObject>(definition: LawDefinition<Schema>): CheckedLaw<Schema> {
  const { formula, ...law } = definition
  return {
    ...law,
    value(parameters: z.input<Schema>, generation: number) {
      const parsed = law.parameters.safeParse(parameters)
      if (!parsed.success) {
        const [{ path, message }] = parsed.error.issues
        throw new BadInputError(
          `the law ${law.name} cannot take ${path.join('.') || 'these parameters'}: ${message}`,
          `Its parameters are ${Object.keys(law.parameters.shape).join(', ')}.`,
        )
      }
      if (!Number.isInteger(generation) || generation < 0) {
        throw new BadInputError(
          `the law ${law.name} is asked for generation ${generation}`,
          'Generations are whole numbers from 0 on; generation 0 is fitted to human data alone.',
        )
      }
      const value = formula(parsed.data, generation)
      if (typeof value === 'number' && Number.isFinite(value)) return value
      throw new BadInputError(
        `the law ${law.name} does not hold here: ${typeof value === 'string' ? value : 'its formula is not finite'}`,
        `It assumes: ${law.assumptions}`,
      )
    },
  }
}
