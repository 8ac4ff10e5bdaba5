import { gunzipSync, gzipSync } from 'node:zlib'
import { parse, stringify } from 'yaml'
import type { Rng } from '../../src/contracts/rng.js'
import { keyedRng } from '../../src/random/keyed.js'
import { choose } from './choose.js'
import { type DataFile, dataFiles } from './data-files.js'
import { type Base, baseExperiments } from './experiments.js'
import { byteMutations } from './mutate-bytes.js'
import { mutateValue, valueMutations, varyValue } from './mutate-value.js'
import { type Notation, notationOf, yaml } from './notation.js'

/** The files of one case, ready to be written into a folder. */
export interface FuzzCase {
  readonly number: number
  /** What was done to which file. */
  readonly did: readonly string[]
  readonly experiment: Buffer
  readonly data: DataFile | undefined
}

export const EXPERIMENT = 'fuzz.yaml'

const bases = baseExperiments()
const files = await dataFiles(keyedRng('fuzz', 'data'))

/** Case `number` under a seed: the same bytes whenever it is asked for. */
export function fuzzCase(seed: number, number: number): FuzzCase {
  const rng = keyedRng(seed, 'fuzz', number)
  const base = choose(rng, bases)
  const data = base.files || rng.integer(2) === 0 ? choose(rng, files) : undefined
  const did: string[] = [base.name, ...(data ? [data.name] : [])]
  const target = data === undefined ? 'experiment' : choose(rng, ['experiment', 'data', 'data', 'both'])
  let experiment: Buffer = Buffer.from(data === undefined ? base.text : withData(base, data))
  let bytes = data?.bytes
  if (target !== 'data') experiment = mutated(experiment, choose(rng, bases).text, rng, did, yaml)
  if (bytes !== undefined && target !== 'experiment') {
    const other = choose(rng, files).bytes
    // The content of a packed file is as often damaged as the packing.
    const inside = isGzip(bytes) && rng.integer(2) === 0
    const notation = notationOf(data?.name ?? '')
    bytes = inside
      ? gzipSync(mutated(gunzipSync(bytes), other, rng, did, notation))
      : mutated(bytes, other, rng, did, notation)
  }
  return { number, did, experiment, data: data && bytes && { ...data, bytes } }
}

/** The base on a data file; metrics of facts only where it looks for facts in text. */
function withData({ text }: Base, { name, options }: DataFile): string {
  const experiment = parse(text) as { human: { facts?: unknown }; metrics: unknown }
  const { facts } = experiment.human
  const inText = typeof facts === 'object'
  return stringify({
    ...experiment,
    human: { files: [name], test: 0.2, ...options, ...(inText ? { facts } : {}) },
    metrics: inText ? experiment.metrics : ['diversity', 'entropy', 'loss', 'novelty', 'form'],
  })
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** One to three changes, of the values that the file holds or of its bytes. */
function mutated(
  bytes: Buffer,
  other: string | Buffer,
  rng: Rng,
  did: string[],
  notation?: Notation,
): Buffer {
  let changed = bytes
  for (let left = choose(rng, [1, 1, 1, 2, 2, 3]); left > 0; left--) {
    const written = rng.integer(3) > 0 && notation ? changedValues(changed, notation, rng, did) : undefined
    if (written !== undefined) {
      changed = written
      continue
    }
    const mutation = choose(rng, byteMutations)
    did.push(mutation.name)
    changed = mutation.apply(changed, rng, Buffer.from(other))
  }
  return changed
}

/** Undefined where an earlier change left nothing that could be read or written. */
function changedValues(bytes: Buffer, notation: Notation, rng: Rng, did: string[]): Buffer | undefined {
  const mutation = rng.integer(3) === 0 ? varyValue : choose(rng, valueMutations)
  try {
    const value = notation.read(bytes.toString('utf8'))
    mutateValue(value, mutation, rng)
    const written = Buffer.from(notation.write(value))
    did.push(mutation.name)
    return written
  } catch {
    return undefined
  }
}
