import type { World, WorldFactory } from '../contracts/world.js'
import { readDocuments } from '../data/index.js'
import { splitHuman } from '../data/split.js'
import type { FilesSpec, HumanSpec, WorldSpec } from '../config/experiment.js'
import { fingerprint } from '../config/fingerprint.js'
import { BadInputError } from '../errors/index.js'
import { keyedRng } from '../random/keyed.js'
import { worlds } from '../worlds/registry.js'

/** Human data of one seed, split once. `key` is the identity of all of it: every step key of the seed holds it. */
export interface HumanData {
  readonly key: string
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

export async function openHuman(spec: HumanSpec, baseDirectory: string): Promise<HumanSource> {
  return 'world' in spec ? openWorld(spec) : openFiles(spec, baseDirectory)
}

async function openWorld(spec: WorldSpec): Promise<HumanSource> {
  const entry = worlds.find(({ name }) => name === spec.world)
  if (entry === undefined) throw new BadInputError(`human.world: unknown world "${spec.world}"`)
  const factory: WorldFactory = await entry.load()
  const { documents, test_documents: testDocuments, ...options } = spec
  const world = factory.create(options)
  const content = fingerprint({ world: factory.name, version: factory.version, options, documents })
  return {
    fingerprint: content,
    world,
    notes: [],
    split(seed, freshNeeded) {
      const stream = (pool: string) => keyedRng(seed, 'human', pool)
      const train = world.generate(0, documents, stream('train'))
      const fresh = world.generate(0, freshNeeded, stream('fresh'))
      const trained = new Set([...train, ...fresh])
      const test = documentsOutside(world, testDocuments, trained, seed)
      // The number of fresh documents is not part of the key: more of them never change those that are there.
      const key = fingerprint({ content, testDocuments, seed })
      return { key, train, fresh, test, world, notes: [] }
    },
  }
}

/** Test documents of a world, none of which is also trained on word for word. */
function documentsOutside(world: World, count: number, trained: ReadonlySet<string>, seed: number): string[] {
  const test: string[] = []
  const rng = keyedRng(seed, 'human', 'test')
  for (let from = 0; test.length < count; from += count) {
    if (from > 100 * count) {
      throw new BadInputError(
        `human.world: ${world.name} writes too few different documents for a test split of ${count}`,
        'Use more facts, longer documents, or fewer documents.',
      )
    }
    for (const text of world.generate(from, count, rng)) {
      if (test.length < count && !trained.has(text)) test.push(text)
    }
  }
  return test
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
      const pick = (positions: Uint32Array) => Array.from(positions, (position) => texts[position])
      return {
        key: fingerprint({ content, seed }),
        train: pick(parts.train),
        fresh: pick(parts.fresh),
        test: pick(parts.test),
        notes,
      }
    },
  }
}
