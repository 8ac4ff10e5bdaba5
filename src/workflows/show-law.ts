import type { Law } from '../analysis/theory/law.js'
import { shapeOf } from '../config/shape.js'
import { showOptions } from './show-options.js'

/** The closed form of a law, its parameters, and what must hold. */
export function showLaw(law: Law): string {
  const { equation, kind, status, source, assumptions, parameters } = law
  const options = showOptions(shapeOf(parameters), '  ')
  return [
    `${law.name} (law, ${kind})`,
    '',
    law.summary,
    '',
    `  ${equation}`,
    '',
    `Assumes: ${assumptions}`,
    `Source (${status}): ${source}`,
    ...(options.length > 0 ? ['', 'Parameters:', ...options] : []),
  ].join('\n')
}
