import type { Area } from './area.js'
import { counts } from './counts.js'
import { ecology } from './ecology.js'

/** One line an area; a reference metric stands in one of them. */
export const areas: readonly Area[] = [counts, ecology]
