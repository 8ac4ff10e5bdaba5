import { z } from 'zod'

/** Options that worlds of facts share, under the same name and with the same meaning. */
export const statementsPerDocument = z.int().min(1).max(1000).default(6).describe('Statements in a document.')

/** How common facts are, by rank; `says` tells what the ranks of a world mean. */
export function zipfExponent(says: string) {
  return z.number().min(0).max(10).default(1).describe(says)
}
