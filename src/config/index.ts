import { builtin } from './builtin.js'
import { describeSchemaOf, type KeyDescription } from './describe.js'
import { jsonSchemaOf } from './json-schema.js'

export { builtin } from './builtin.js'
export type { Catalogue, WorldEntry } from './catalogue.js'
export type { KeyDescription } from './describe.js'
export type {
  Experiment,
  FilesSpec,
  HumanSpec,
  KeepModels,
  MixingSpec,
  ModelSpec,
  ProbeSpec,
  ResolvedArm,
  SampleSpec,
  StageSpec,
  WorldSpec,
} from './experiment.js'
export { canonicalJson, fingerprint } from './fingerprint.js'
export { type ParseOptions, parseExperiment } from './parse.js'
export { readExperiment, readExperimentText } from './read.js'
export { resolveExperiment } from './resolve.js'
export { experimentSchema, type Pieces, piecesOf } from './schema.js'

/** The JSON Schema of experiment files, for editors. */
export function jsonSchema(): Record<string, unknown> {
  return jsonSchemaOf(builtin)
}

/** Every key of an experiment file with type, default and help: the reference page is made from it. */
export function describeSchema(): KeyDescription[] {
  return describeSchemaOf(builtin)
}
