import { describeShape } from '../config/describe-shape.js'
import type { Shape } from '../config/shape.js'

/** The options of a mapping, and below each the options inside it. */
export function showOptions(shape: Shape, indent: string): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, option]) => {
    if (option.const !== undefined) return []
    const fallback = option.default === undefined ? '' : ` (default ${JSON.stringify(option.default)})`
    return [
      `${indent}${key}: ${describeShape(option)}${fallback}`,
      ...(option.description ? [`${indent}    ${option.description}`] : []),
      ...showOptions(option, `${indent}  `),
    ]
  })
}
