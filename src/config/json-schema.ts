import type { Catalogue } from './catalogue.js'
import { experimentSchema, piecesOf } from './schema.js'
import { MODULE_PATH } from './modules/load-module.js'
import { discriminator, type Shape, shapeOf } from './shape.js'

/** Parts of the base and of arms that are complete only once merged; arms write them under the same keys. */
const MERGED = new Set(['mixing', 'model', 'curation', 'sample'])

/**
 * The JSON Schema of experiment files for editors (completion, help, first checks). It is laxer than the parser
 * where arms complete the base: there no key is required.
 */
export function jsonSchemaOf(catalogue: Catalogue): Record<string, unknown> {
  const whole = shapeOf(experimentSchema(piecesOf(catalogue)))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Collapse Lab experiment',
    ...change(whole, false),
  }
}

/** The shape for editors; `lax`: inside a part that is merged before it must be complete. */
function change(shape: Shape, lax: boolean): Shape {
  // `exclusive` is a word of ours that no editor knows.
  const {
    exclusive: _exclusive,
    required,
    oneOf,
    anyOf,
    properties,
    items,
    additionalProperties,
    ...rest
  } = shape
  const inner = (child: Shape) => change(child, lax)
  return {
    ...rest,
    ...defined('required', lax ? undefined : required),
    // Alternatives without required keys overlap: exactly one of them can no longer be asked for.
    ...defined('oneOf', lax ? undefined : oneOf && [...oneOf.map(inner), ...fromModule(shape)]),
    ...defined(
      'anyOf',
      lax && anyOf === undefined ? oneOf && [...oneOf.map(inner), ...fromModule(shape)] : anyOf?.map(inner),
    ),
    ...defined(
      'properties',
      properties &&
        Object.fromEntries(
          Object.entries(properties).map(([key, field]) => [key, change(field, lax || MERGED.has(key))]),
        ),
    ),
    ...defined('items', items && inner(items)),
    ...defined(
      'additionalProperties',
      typeof additionalProperties === 'object' ? inner(additionalProperties) : additionalProperties,
    ),
  }
}

/** Beside named parts: the path of a user's module, with whatever options it takes. */
function fromModule(shape: Shape): Shape[] {
  const key = discriminator(shape)
  if (key === undefined) return []
  const path = { type: 'string', pattern: MODULE_PATH.source, description: 'Path of a module of your own.' }
  return [{ type: 'object', properties: { [key]: path }, required: [key] }]
}

function defined<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: Value })
}
