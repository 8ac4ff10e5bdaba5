import type { Area } from './area.js'
import { counts } from './counts.js'
import { distance } from './distance.js'
import { ecology } from './ecology.js'
import { embedding } from './embedding.js'
import { facts } from './facts.js'
import { laws } from './laws.js'
import { lexical } from './lexical.js'
import { similarity } from './similarity.js'

/** One line an area; a reference metric stands in one of them. */
export const areas: readonly Area[] = [counts, distance, ecology, embedding, facts, laws, lexical, similarity]
