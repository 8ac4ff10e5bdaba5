import { alternatives, discriminator, isObject, names, type Shape } from './shape.js'

/** What a value of this shape looks like, in words: `a number from 0 to 1`, `one of ends, all, none`. */
export function describeShape(shape: Shape): string {
  const options = alternatives(shape)
  if (options.length > 1) return describeUnion(shape, options)
  if (options[0] !== shape) return describeShape(options[0])
  if (shape.const !== undefined) return showValue(shape.const)
  if (shape.enum !== undefined) return `one of ${shape.enum.map((value) => String(value)).join(', ')}`
  switch (shape.type) {
    case 'number':
      return `a number${bounds(shape)}`
    case 'integer':
      return `a whole number${bounds(shape)}`
    case 'string':
      return 'text'
    case 'boolean':
      return 'true or false'
    case 'null':
      return 'nothing'
    case 'array':
      return shape.minItems === undefined ? 'a list' : `a list of at least ${shape.minItems}`
    case 'object':
      return describeObject(shape)
    default:
      return 'something else'
  }
}

function describeUnion(shape: Shape, options: readonly Shape[]): string {
  const key = discriminator(shape)
  if (key !== undefined && options.every(isObject))
    return `a mapping with ${key}: ${names(shape, key).join(', ')}`
  const described = [...new Set(options.map(describeShape))]
  return described.length === 1 ? described[0] : `${described.slice(0, -1).join(', ')} or ${described.at(-1)}`
}

/** Objects with few keys are written out as an example of what to type; others are named by their keys. */
function describeObject(shape: Shape): string {
  const fields = Object.entries(shape.properties ?? {})
  if (fields.length === 0) return 'a mapping (key: value)'
  const named = fields.find(([, field]) => typeof field.const === 'string')
  if (named !== undefined) return `a mapping with ${named[0]}: ${String(named[1].const)}`
  if (fields.length === 1) return `{ ${fields[0][0]}: ${describeShape(fields[0][1])} }`
  return `a mapping with the keys ${fields.map(([key]) => key).join(', ')}`
}

function bounds(shape: Shape): string {
  const least = within(shape.minimum)
  const most = within(shape.maximum)
  const above = within(shape.exclusiveMinimum)
  const below = within(shape.exclusiveMaximum)
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`
  if (above !== undefined && below !== undefined)
    return ` between ${above} and ${below} (not these themselves)`
  const low = least !== undefined ? ` from ${least}` : above !== undefined ? ` above ${above}` : ''
  const high = most !== undefined ? ` up to ${most}` : below !== undefined ? ` below ${below}` : ''
  return low !== '' && high !== '' ? `${low} and${high}` : low + high
}

/** Zod writes the limits of safe integers as bounds; nobody means those. */
function within(bound: number | undefined): number | undefined {
  return bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound
}

/** A value as a message shows it: short, on one line. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`
}
