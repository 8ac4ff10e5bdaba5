import type { VectorSpec } from '../../config/experiment.js'
import type { Catalogue } from '../../config/catalogue.js'
import { fingerprint } from '../../config/fingerprint.js'
import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorWorld } from '../../contracts/vectors.js'
import { atPlace } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import { named } from '../named.js'
import { once } from '../once.js'

/** Human data of numbers before the split: the same for all seeds. */
export interface VectorSource {
  /** Identity of the content: the world's name, version and options, points and chains. */
  readonly fingerprint: string
  readonly world: VectorWorld
  split(seed: number): VectorHuman
}

/** Human data of one seed: of each chain its own. */
export interface VectorHuman {
  /** Identity of the training split, and of the test split beside it. */
  readonly key: string
  readonly testKey: string
  /** Items of each chain of the training split. */
  readonly points: number
  readonly chains: number
  /** Drawn when first asked for: a plan needs no more than its size. */
  readonly train: VectorBatch
  /** One chain: every model is measured against the same items. */
  readonly test: VectorBatch
  /** Items never used before, as many as are asked for: a world never runs dry. */
  fresh(from: number, to: number): VectorBatch
}

export async function openVectors(
  spec: VectorSpec,
  worlds: Catalogue['vectorWorlds'],
): Promise<VectorSource> {
  const { points, chains, test_points: testPoints, ...options } = spec
  const factory = await named(worlds, spec.world, 'world')
  const world = created(() => factory.create(options))
  const content = fingerprint({ world: factory.name, version: factory.version, options, points, chains })
  return {
    fingerprint: content,
    world,
    split(seed) {
      const key = fingerprint({ content, seed })
      const stream = (...pool: (string | number)[]) => keyedRng(seed, 'human', ...pool)
      const train = once(() => withPool(world.draw(points, chains, stream('train')), 'train'))
      const test = once(() => withPool(world.draw(testPoints, 1, stream('test')), 'test'))
      return {
        key,
        testKey: fingerprint({ key, testPoints }),
        points,
        chains,
        get train() {
          return train()
        },
        get test() {
          return test()
        },
        // By where it begins: arms that take fresh items of the same generation share the first of them.
        fresh: (from, to) => withPool(world.draw(to - from, chains, stream('fresh', from)), 'fresh'),
      }
    },
  }
}

/** A world with these options; what it cannot do with them is said of the experiment file's field. */
function created(create: () => VectorWorld): VectorWorld {
  try {
    return create()
  } catch (error) {
    throw atPlace(error, 'human')
  }
}

function withPool(batch: VectorBatch, pool: 'train' | 'fresh' | 'test'): VectorBatch {
  return { ...batch, provenance: [{ length: batch.count, origin: { kind: 'human', pool } }] }
}
