import type { Area } from './area.js'
import { counts } from './counts.js'
import { embedding } from './embedding.js'

/** One line an area; a reference metric stands in one of them. */
export const areas: readonly Area[] = [counts, embedding]
