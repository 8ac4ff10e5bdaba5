import type { Rng } from '../../contracts/rng.js'
import type { WorkContext } from '../../contracts/model.js'
import type { FactReader, World, WorldFactory } from '../../contracts/world.js'
import { openCorpus } from '../../data/index.js'
import { type HumanSplit, splitHuman } from '../../data/split.js'
import { builtin } from '../../config/builtin.js'
import type { Catalogue } from '../../config/catalogue.js'
import type { FilesSpec, WorldSpec } from '../../config/experiment.js'
import { fingerprint } from '../../config/fingerprint.js'
import { atPlace, BadInputError } from '../../errors/index.js'
import { openFacts } from '../../facts/index.js'
import { keyedRng } from '../../random/keyed.js'
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
  /** Finds the facts of the human data in any text. */
  readonly facts?: FactReader
  /** Identity of facts that are no part of the training split: only measuring depends on it. */
  readonly factsKey?: string
  readonly notes: readonly string[]
}

/** Human data before the split: the same for all seeds. */
export interface HumanSource {
  /** Identity of the content: a world's name, version and options, or the files' checksums and the facts. */
  readonly fingerprint: string
  readonly world?: World
  readonly notes: readonly string[]
  /** `freshNeeded`: documents that the arms take new over all generations; a world writes as many. */
  split(seed: number, freshNeeded: number): HumanData
}

/** Documents by whose length the memory for all of them is judged. */
const PILOT_DOCUMENTS = 100

/**
 * `seeds`: those that will be split. Of files too large for the memory only the documents of their splits are
 * kept, and no other seed can be split.
 */
export async function openHuman(
  spec: FilesSpec | WorldSpec,
  baseDirectory: string,
  seeds: readonly number[] = [],
  work: WorkContext = {},
  worlds: Catalogue['worlds'] = builtin.worlds,
): Promise<HumanSource> {
  return 'world' in spec ? openWorld(spec, worlds) : openFiles(spec, baseDirectory, seeds, work)
}

async function openWorld(spec: WorldSpec, worlds: Catalogue['worlds']): Promise<HumanSource> {
  const entry = worlds.find(({ name }) => name === spec.world)
  if (entry === undefined) throw new BadInputError(`human.world: unknown world "${spec.world}"`)
  const factory: WorldFactory = await entry.load()
  const { documents, test_documents: testDocuments, ...options } = spec
  const world = created(factory, options)
  const facts = readerOf(world)
  const content = fingerprint({ world: factory.name, version: factory.version, options, documents })
  return {
    fingerprint: content,
    world,
    notes: [],
    split(seed, freshNeeded) {
      const stream = (pool: string) => keyedRng(seed, 'human', pool)
      const pilot = generated(world, 0, Math.min(documents, PILOT_DOCUMENTS), stream('train'))
      const all = documents + testDocuments + freshNeeded
      checkMemory(`human: ${all} documents of the world ${world.name}`, bytesOfTexts(all, pilot))
      const train = generated(world, 0, documents, stream('train'))
      const test = documentsOutside(world, testDocuments, new Set(train), stream('test'))
      // The number of fresh documents is not part of the key: more of them change neither those that are there
      // nor the other splits. So fresh documents keep clear of the test split, not the other way round.
      const fresh = documentsOutside(world, freshNeeded, new Set(test), stream('fresh'))
      const key = fingerprint({ content, seed })
      const testKey = fingerprint({ key, testDocuments })
      return { key, testKey, train, fresh, test, world, ...(facts ? { facts } : {}), notes: [] }
    },
  }
}

function readerOf({ facts, read }: World): FactReader | undefined {
  return read === undefined ? undefined : { facts, read, tells: ['false', 'malformed'] }
}

/** A world with these options; what it cannot do with them is said of the experiment file's field. */
function created(factory: WorldFactory, options: object): World {
  try {
    return factory.create(options)
  } catch (error) {
    throw atPlace(error, 'human')
  }
}

/** Documents that a world wrote: as many as asked for, each a text. A world of somebody's own may give anything. */
function generated(world: World, from: number, count: number, rng: Rng): string[] {
  const texts: unknown = world.generate(from, count, rng)
  if (!Array.isArray(texts) || texts.length !== count || texts.some((text) => typeof text !== 'string')) {
    const found = Array.isArray(texts) ? `a list of ${texts.length}` : typeof texts
    throw new BadInputError(
      `human.world: ${world.name} was asked for ${count} documents and gave ${found}, expected as many strings`,
      'generate(from, count, rng) returns the documents from .. from + count of the stream.',
    )
  }
  return texts as string[]
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
    for (const text of generated(world, from, count, rng)) {
      if (found.length < count && !others.has(text)) found.push(text)
    }
  }
  return found
}

async function openFiles(
  spec: FilesSpec,
  baseDirectory: string,
  seeds: readonly number[],
  work: WorkContext,
): Promise<HumanSource> {
  const corpus = await openCorpus(spec, baseDirectory, work)
  const { files, notes } = corpus
  const splits = new Map<number, HumanSplit>()
  const splitOf = (seed: number) => {
    const split = splits.get(seed) ?? splitHuman(corpus.identities, spec, keyedRng(seed, 'human', 'split'))
    splits.set(seed, split)
    return split
  }
  const textAt = await corpus.fetch(() =>
    seeds.map(splitOf).flatMap(({ train, fresh, test }) => [train, fresh, test]),
  )
  const content = fingerprint({
    // Not by name, but as what they are read, which the name's extension may decide.
    files: files.map(({ format, sha256 }) => ({ format, sha256 })),
    spec: { ...spec, files: undefined, format: undefined, facts: undefined },
  })
  const facts = spec.facts && (await openFacts(spec.facts, baseDirectory))
  const factsKey = facts && fingerprint(facts.identity)
  return {
    fingerprint: factsKey === undefined ? content : fingerprint({ content, factsKey }),
    notes: [...notes, ...(facts?.notes ?? [])],
    split(seed) {
      const parts = splitOf(seed)
      const key = fingerprint({ content, seed })
      const pick = (positions: Uint32Array) => Array.from(positions, textAt)
      const train = pick(parts.train)
      return {
        // The sizes of all splits decide what is in each.
        key,
        testKey: key,
        train,
        fresh: pick(parts.fresh),
        test: pick(parts.test),
        ...(facts ? { facts: facts.readerFor(train) } : {}),
        ...(factsKey === undefined ? {} : { factsKey }),
        notes: [...notes, ...(facts?.notes ?? []), ...splitNotes(parts)],
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
