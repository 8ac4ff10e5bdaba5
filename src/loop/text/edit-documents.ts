import type { TextBatch } from '../../contracts/batch.js'
import type { PartEdit } from '../../contracts/recipe.js'
import { RunError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import type { GenerationTask } from './generation-task.js'
import type { MixSource } from './mix.js'

/** Human documents of a mix, edited token by token by the model of an earlier generation. */
export async function editDocuments(
  { seedContext, generation, past, parts, scope }: GenerationTask,
  texts: readonly string[],
  edit: PartEdit,
): Promise<MixSource> {
  const model = await past(edit.by, scope).model()
  const { edit: editTexts } = model
  if (editTexts === undefined) {
    throw new RunError(`models of the family ${parts.family.name} cannot edit texts`)
  }
  const origin = { kind: 'human', pool: 'train' } as const
  const batch: TextBatch = { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
  const rng = keyedRng(seedContext.seed, 'generation', generation, 'edit')
  // A part of preparing what is fitted.
  const edited = await scope.timed('fit', () =>
    editTexts.call(model, batch, edit, rng, scope.call('fit', 0, 0)),
  )
  return seedContext.source(edited.texts)
}
