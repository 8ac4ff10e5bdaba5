import type { Decoding, Model, SampleRequest, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { RunError } from '../../errors/index.js'

const METHODS = ['sample', 'score', 'save'] as const

/** What a family fitted or loaded, if it is a model: a family of somebody's own may give anything. */
export function checkedModel(given: Model, family: string): Model {
  const model = given as Partial<Model> | undefined
  const missing = METHODS.find((name) => typeof model?.[name] !== 'function')
  if (missing !== undefined) throw wrong(family, `its model has no function ${missing}`)
  if (!Array.isArray(model?.notes)) throw wrong(family, 'its model has no list of notes')
  return given
}

export interface Documents {
  readonly texts: readonly string[]
  /** 1 where the model ended the document by itself. */
  readonly finished: Uint8Array
}

/** Documents that a model draws: as many as asked for, each a text, or the run would go on with another sample. */
export async function drawDocuments(
  model: Model,
  request: SampleRequest,
  decoding: Decoding,
  rng: Rng,
  work: WorkContext,
): Promise<Documents> {
  const { batch, finished } = await model.sample(request, decoding, rng, work)
  if (batch.kind !== 'text') throw new RunError(`a model was asked for texts and drew ${batch.kind}`)
  const { texts } = batch
  if (texts.length !== request.count || finished.length !== request.count) {
    throw new RunError(
      `a model was asked for ${request.count} documents and drew ${texts.length}, ${finished.length} of them marked as finished or not`,
      'sample returns { batch, finished, tokens } with request.count texts and as many marks.',
    )
  }
  const odd = texts.findIndex((text) => typeof text !== 'string')
  if (odd >= 0) throw new RunError(`a model drew ${typeof texts[odd]} as document ${odd}, expected a string`)
  return { texts, finished }
}

function wrong(family: string, what: string): RunError {
  return new RunError(
    `family ${family}: ${what}`,
    'fit and load return a model: { notes, sample, score, save }. docs/your-own-parts.md shows one.',
  )
}
