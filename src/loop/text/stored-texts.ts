import { BadInputError } from '../../errors/index.js'
import type { HumanData } from './human.js'
import { materialise, mixSource } from './mix.js'
import type { CurationRecord, GenerationRecord } from '../store/records.js'
import type { Store } from '../store/store.js'

/** Texts of a generation: its sample, what curation kept of it, or the mix that its model was trained on. */
export const storedKinds = ['kept', 'sample', 'mix'] as const
export type StoredKind = (typeof storedKinds)[number]

/** The human data of the run; asked for only where a mix holds some of it. */
export type HumanOf = (seed: number) => Promise<HumanData>

/** What curation did to a sample; undefined where there is no curation. */
export async function storedCuration(
  store: Store,
  record: GenerationRecord,
): Promise<CurationRecord | undefined> {
  if (record.keys.kept === record.keys.sample) return undefined
  return (await store.readCuration(record.keys.kept)) ?? missing(store, record, 'curation')
}

/** The documents of a stored generation, in their order. Nothing is computed that is not stored. */
export async function storedTexts(
  store: Store,
  slug: string,
  record: GenerationRecord,
  kind: StoredKind,
  human: HumanOf,
): Promise<readonly string[]> {
  if (kind === 'mix') return mixTexts(store, slug, record, human)
  const sample = (await store.readSample(record.keys.sample)) ?? missing(store, record, 'sample')
  const curation = kind === 'kept' ? await storedCuration(store, record) : undefined
  return curation === undefined ? sample.texts : curation.keep.map((index) => sample.texts[index])
}

async function mixTexts(
  store: Store,
  slug: string,
  { recipe, seed, arm, generation }: GenerationRecord,
  human: HumanOf,
): Promise<readonly string[]> {
  const { batch } = await materialise(recipe, seed, undefined, {
    async open(source) {
      if (source === 'human') return mixSource((await human(seed)).train)
      if (source === 'fresh') return mixSource((await human(seed)).fresh)
      const past = await store.readGeneration(slug, seed, source.sample)
      if (past === undefined) {
        throw new BadInputError(
          `${store.root}: the mix of ${arm}, seed ${seed}, generation ${generation} needs generation ${source.sample}, which is not stored`,
          'Run the experiment again (collapse run FILE): what is missing is made again.',
        )
      }
      return mixSource(await storedTexts(store, slug, past, 'kept', human))
    },
    edit: () => {
      throw new BadInputError(
        `${store.root}: the mix of ${arm}, seed ${seed}, generation ${generation} holds texts that a model edited, and those are not stored`,
        'Export what curation kept (--what kept) or the sample (--what sample).',
      )
    },
  })
  return batch.texts
}

function missing({ root }: Store, { arm, seed, generation }: GenerationRecord, what: string): never {
  throw new BadInputError(
    `${root}: the ${what} of ${arm}, seed ${seed}, generation ${generation} is not stored, or is damaged`,
    'Run the experiment again (collapse run FILE): what is missing is made again.',
  )
}
