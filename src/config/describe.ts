import type { Catalogue } from './catalogue.js'
import { describeShape } from './describe-shape.js'
import { experimentSchema, piecesOf } from './schema.js'
import { alternatives, discriminator, isObject, type Shape, shapeOf } from './shape.js'

/** One key of an experiment file, for the reference page. */
export interface KeyDescription {
  /** `loop.sample.top_p`; alternatives and names in angle brackets: `mixing<mix>.human.share`, `arms.<name>`. */
  readonly path: string
  readonly type: string
  /** As YAML would be read; undefined: none, or derived (the help says how). */
  readonly default: unknown
  readonly required: boolean
  readonly help: string
}

/** Every key an experiment file can have, in the file's order. */
export function describeSchemaOf(catalogue: Catalogue): KeyDescription[] {
  return describeFields(shapeOf(experimentSchema(piecesOf(catalogue))), '')
}

function describeFields(shape: Shape, prefix: string): KeyDescription[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, field]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`
    const required = shape.required?.includes(key) === true && field.const === undefined
    const own: KeyDescription = {
      path,
      type: describeShape(field),
      default: field.default,
      required,
      help: field.description ?? '',
    }
    // The key that chose the alternative is in the path already.
    return field.const !== undefined ? [] : [own, ...describeInside(field, path)]
  })
}

function describeInside(field: Shape, path: string): KeyDescription[] {
  if (field.items !== undefined) return describeInside(field.items, `${path}[]`)
  if (typeof field.additionalProperties === 'object') return describeArm(field.additionalProperties, path)
  const objects = alternatives(field).filter(isObject)
  return objects.flatMap((option) => {
    const key = discriminator(option)
    const name = key === undefined ? undefined : option.properties?.[key]?.const
    const inside = typeof name === 'string' ? `${path}<${name}>` : path
    return describeFields(option, inside)
  })
}

/** What an arm may override is described once, at the base. */
function describeArm(arm: Shape, path: string): KeyDescription[] {
  return Object.entries(arm.properties ?? {}).map(([key, field]) => ({
    path: `${path}.<name>.${key}`,
    type: describeShape(field),
    default: undefined,
    required: false,
    help: key === 'loop' ? 'sample and budget of this arm, as in loop.' : (field.description ?? ''),
  }))
}
