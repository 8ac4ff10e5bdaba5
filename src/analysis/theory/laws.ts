import type { Law } from './law.js'

/** Every law by its name. */
export const laws: readonly Law[] = []
