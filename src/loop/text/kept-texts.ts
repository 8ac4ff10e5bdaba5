import type { TextView } from '../../contracts/text.js'
import { keyedRng } from '../../random/keyed.js'
import type { CurationRecord, SampleRecord } from '../store/records.js'
import { charactersOf } from './characters-of.js'
import { curate } from './curate.js'
import { finishedFlags } from './finished-flags.js'
import type { GenerationTask } from './generation-task.js'

/** What curation leaves of a generation's sample: from memory, else from the store, else curated. */
export async function keptTexts(
  task: GenerationTask,
  sample: () => Promise<SampleRecord>,
): Promise<TextView> {
  const { seedContext, keys, parts } = task
  const known = seedContext.kept.get(keys.kept)
  if (known !== undefined) return known
  const { texts, cut } = await sample()
  const finished = finishedFlags(texts.length, cut)
  const view =
    parts.stages.length === 0 ? seedContext.view(texts, { finished }) : await curated(task, texts, finished)
  seedContext.kept.set(keys.kept, view, charactersOf(view.texts))
  return view
}

async function curated(
  task: GenerationTask,
  texts: readonly string[],
  finished: Uint8Array,
): Promise<TextView> {
  const { store, keys, seedContext } = task
  const record = (await store.readCuration(keys.kept)) ?? (await curateNow(task, texts))
  return seedContext.view(
    record.keep.map((index) => texts[index]),
    { finished: Uint8Array.from(record.keep, (index) => finished[index]) },
  )
}

async function curateNow(
  { parts, keys, store, seedContext, generation }: GenerationTask,
  texts: readonly string[],
): Promise<CurationRecord> {
  const rng = keyedRng(seedContext.seed, 'generation', generation, 'curation')
  const { facts: reader } = seedContext.human
  const read = reader && ((text: string) => reader.read(text))
  const record = await curate(texts, parts.stages, generation, { rng, read })
  await store.writeCuration(keys.kept, record)
  return record
}
