import { type ZodType, z } from 'zod'

/**
 * The part of JSON Schema that Zod writes, as far as merging, messages and the reference page look at it.
 * They walk this public form of a schema instead of Zod's internals.
 */
export interface Shape {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Shape
  readonly items?: Shape
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly pattern?: string
  /** Keys of which at most one may be given; a schema states it with `.meta({ exclusive: [['share', 'count']] })`. */
  readonly exclusive?: readonly (readonly string[])[]
}

const ANYTHING: Shape = {}
const shapes = new WeakMap<ZodType, Shape>()

/** The shape of what a user may write (before defaults and transforms). */
export function shapeOf(schema: ZodType): Shape {
  let shape = shapes.get(schema)
  if (shape === undefined) {
    // A type JSON Schema cannot express becomes "anything": Zod still validates it.
    shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape
    shapes.set(schema, shape)
  }
  return shape
}

/** The alternatives of a union, nested ones flattened; the shape itself if it is none. */
export function alternatives(shape: Shape): readonly Shape[] {
  const options = shape.anyOf ?? shape.oneOf
  return options === undefined ? [shape] : options.flatMap(alternatives)
}

/** The key whose constant tells the alternatives of a union of objects apart (`strategy`, `family`, ...). */
export function discriminator(shape: Shape): string | undefined {
  const objects = alternatives(shape).filter(isObject)
  const first = objects[0]?.properties
  if (first === undefined) return undefined
  return Object.keys(first).find((key) =>
    objects.every((option) => typeof option.properties?.[key]?.const === 'string'),
  )
}

/** The constants a discriminating key may hold. */
export function names(shape: Shape, key: string): string[] {
  return alternatives(shape).flatMap((option) => {
    const name = option.properties?.[key]?.const
    return typeof name === 'string' ? [name] : []
  })
}

/**
 * The alternative a value is meant to be: by the discriminating key, else by type and the keys it has. Undefined
 * where no alternative has anything in common with the value.
 */
export function pick(shape: Shape, value: unknown): Shape | undefined {
  const options = alternatives(shape)
  if (options.length === 1) return options[0]
  if (Array.isArray(value)) return options.find(({ type }) => type === 'array')
  if (!isRecord(value)) {
    return options.find(
      (option) =>
        option.const === value || option.enum?.includes(value) === true || matchesType(option, value),
    )
  }
  const objects = options.filter(isObject)
  const key = discriminator(shape)
  if (key !== undefined && Object.hasOwn(value, key)) {
    return objects.find((option) => option.properties?.[key]?.const === value[key])
  }
  const keys = Object.keys(value)
  const shared = objects.map((option) => keys.filter((name) => knows(option, name)).length)
  const most = Math.max(0, ...shared)
  return most === 0 ? undefined : objects[shared.indexOf(most)]
}

/** The shape of what stands under a key of a value. */
export function childShape(shape: Shape, value: unknown, key: string | number): Shape {
  const option = pick(shape, value)
  if (option === undefined) return ANYTHING
  if (Array.isArray(value)) return option.items ?? ANYTHING
  const name = String(key)
  if (option.properties !== undefined && Object.hasOwn(option.properties, name))
    return option.properties[name]
  return typeof option.additionalProperties === 'object' ? option.additionalProperties : ANYTHING
}

/** Whether an object of this shape may have the key. */
export function knows(shape: Shape, key: string): boolean {
  if (shape.properties !== undefined && Object.hasOwn(shape.properties, key)) return true
  return shape.additionalProperties !== false && shape.additionalProperties !== undefined
}

export function isObject(shape: Shape): boolean {
  return shape.type === 'object' || shape.properties !== undefined
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function matchesType(option: Shape, value: unknown): boolean {
  if (option.const !== undefined || option.enum !== undefined) return false
  if (typeof value === 'number') return option.type === 'number' || option.type === 'integer'
  return option.type === (value === null ? 'null' : typeof value)
}
