import type { Area } from './area.js'
import { counts } from './counts.js'
import { similarity } from './similarity.js'

/** One line an area; a reference metric stands in one of them. */
export const areas: readonly Area[] = [counts, similarity]
