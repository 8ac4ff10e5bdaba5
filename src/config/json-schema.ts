import { z } from 'zod'
import type { Catalogue } from './catalogue.js'
import { experimentSchema, piecesOf } from './schema.js'

/** The JSON Schema of experiment files, for completion and checks in editors. */
export function jsonSchemaOf(catalogue: Catalogue): Record<string, unknown> {
  const schema = z.toJSONSchema(experimentSchema(piecesOf(catalogue)), { io: 'input' })
  return { ...(schema as Record<string, unknown>), title: 'Collapse Lab experiment' }
}
