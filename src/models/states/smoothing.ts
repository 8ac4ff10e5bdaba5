import { z } from 'zod'

/** Additive smoothing, as an option. */
export const smoothingField = z
  .number()
  .min(0)
  .max(1e9)
  .default(0)
  .describe(
    'Pseudo-count added to every outcome, seen or not (additive smoothing); 0: maximum likelihood, where what is not in the mix is lost.',
  )
