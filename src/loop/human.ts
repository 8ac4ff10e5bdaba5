import type { Rng } from '../contracts/rng.js'
import type { World, WorldFactory } from '../contracts/world.js'
import { readDocuments } from '../data/index.js'
import { type HumanSplit, splitHuman } from '../data/split.js'
import type { FilesSpec, HumanSpec, WorldSpec } from '../config/experiment.js'
import { fingerprint } from '../config/fingerprint.js'
import { BadInputError } from '../errors/index.js'
import { keyedRng } from '../random/keyed.js'
import { worlds } from '../worlds/registry.js'
import { bytesOfTexts, checkMemory } from './check-memory.js'

/** Human data of one seed, split once. */
export interface HumanData {
  /** Identity of the training split: every step key of the seed holds it. */
  readonly key: string
  /** Identity of the test split, and of the fresh split, which keeps clear of it: only measuring depends on it. */
  readonly testKey: string
  readonly train: readonly string[]
  readonly fresh: readonly string[]
  readonly test: readonly string[]
  readonly world?: World
  readonly notes: readonly string[]
}

/** Human data before the split: the same for all seeds. */
export interface HumanSource {
  /** Identity of the content: a world's name, version and options, or the files' checksums. */
  readonly fingerprint: string
  readonly world?: World
  readonly notes: readonly string[]
  /** `freshNeeded`: documents that the arms take new over all generations; a world writes as many. */
  split(seed: number, freshNeeded: number): HumanData
}

/** Documents by whose length the memory for all of them is judged. */
const PILOT_DOCUMENTS = 100

export async function openHuman(spec: HumanSpec, baseDirectory: string): Promise<HumanSource> {
  return 'world' in spec ? openWorld(spec) : openFiles(spec, baseDirectory)
}

async function openWorld(spec: WorldSpec): Promise<HumanSource> {
  const entry = worlds.find(({ name }) => name === spec.world)
  if (entry === undefined) throw new BadInputError(`human.world: unknown world "${spec.world}"`)
  const factory: WorldFactory = await entry.load()
  const { documents, test_documents: testDocuments, ...options } = spec
  const world = created(factory, options)
  const content = fingerprint({ world: factory.name, version: factory.version, options, documents })
  return {
    fingerprint: content,
    world,
    notes: [],
    split(seed, freshNeeded) {
      const stream = (pool: string) => keyedRng(seed, 'human', pool)
      const pilot = world.generate(0, Math.min(documents, PILOT_DOCUMENTS), stream('train'))
      const all = documents + testDocuments + freshNeeded
      checkMemory(`human: ${all} documents of the world ${world.name}`, bytesOfTexts(all, pilot))
      const train = world.generate(0, documents, stream('train'))
      const test = documentsOutside(world, testDocuments, new Set(train), stream('test'))
      // The number of fresh documents is not part of the key: more of them change neither those that are there
      // nor the other splits. So fresh documents keep clear of the test split, not the other way round.
      const fresh = documentsOutside(world, freshNeeded, new Set(test), stream('fresh'))
      const key = fingerprint({ content, seed })
      return { key, testKey: fingerprint({ key, testDocuments }), train, fresh, test, world, notes: [] }
    },
  }
}

/** A world with these options; what it cannot do with them is said of the experiment file's field. */
function created(factory: WorldFactory, options: object): World {
  try {
    return factory.create(options)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    throw new BadInputError(`human: ${error.message}`, error.hint, { cause: error })
  }
}

/** The first documents of a world's stream that are not among others: what is measured against is never trained on. */
function documentsOutside(world: World, count: number, others: ReadonlySet<string>, rng: Rng): string[] {
  const found: string[] = []
  for (let from = 0; found.length < count; from += count) {
    if (from > 100 * count) {
      throw new BadInputError(
        `human.world: ${world.name} writes too few different documents for separate splits of ${count}`,
        'Use more facts, longer documents, or fewer documents.',
      )
    }
    for (const text of world.generate(from, count, rng)) {
      if (found.length < count && !others.has(text)) found.push(text)
    }
  }
  return found
}

async function openFiles(spec: FilesSpec, baseDirectory: string): Promise<HumanSource> {
  const { texts, files, notes } = await readDocuments(spec, baseDirectory)
  const content = fingerprint({
    files: files.map(({ sha256 }) => sha256),
    spec: { ...spec, files: undefined },
  })
  return {
    fingerprint: content,
    notes,
    split(seed) {
      const parts = splitHuman(texts, spec, keyedRng(seed, 'human', 'split'))
      const key = fingerprint({ content, seed })
      const pick = (positions: Uint32Array) => Array.from(positions, (position) => texts[position])
      return {
        // The sizes of all splits decide what is in each.
        key,
        testKey: key,
        train: pick(parts.train),
        fresh: pick(parts.fresh),
        test: pick(parts.test),
        notes: [...notes, ...splitNotes(parts)],
      }
    },
  }
}

function splitNotes({ duplicates, unused }: HumanSplit): string[] {
  const found: string[] = []
  if (duplicates > 0) {
    found.push(`${duplicates} human documents repeat an earlier one word for word; copies stay in one split`)
  }
  if (unused > 0)
    found.push(`${unused} human documents are in no split: human.documents limits the training split`)
  return found
}
