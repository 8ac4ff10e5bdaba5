import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileAtomic } from '../../../files/atomic.js'

/** Where a training run stands: what follows from it alone is what would have followed without a break. */
export interface Checkpoint {
  /** Steps done. */
  readonly step: number
  /** Losses of all steps so far. */
  readonly losses: readonly number[]
  readonly stopping?: { readonly best: number; readonly bestStep: number; readonly misses: number }
  /** Weights, both moments, and the best weights so far where training may stop early: arrays of one length. */
  readonly arrays: readonly Float32Array[]
}

const FILE = 'training.checkpoint'
/** The length of the JSON head, as a number of 32 bits, stands before it. */
const HEAD = 4

/** `identity` says what is trained, so that the checkpoint of something else is never taken up. */
export async function writeCheckpoint(
  folder: string,
  identity: string,
  checkpoint: Checkpoint,
): Promise<void> {
  const { arrays, ...rest } = checkpoint
  const head = Buffer.from(
    JSON.stringify({ identity, ...rest, arrays: arrays.length, length: arrays[0].length }),
  )
  const length = Buffer.alloc(HEAD)
  length.writeUInt32LE(head.length)
  const bytes = arrays.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
  await writeFileAtomic(join(folder, FILE), [length, head, ...bytes])
}

/**
 * The checkpoint in a folder, if there is a whole one of this training run. What was cut short (files are written whole
 * or not at all, but disks fail) is as good as none: training begins anew.
 */
export async function readCheckpoint(folder: string, identity: string): Promise<Checkpoint | undefined> {
  const bytes = await readFile(join(folder, FILE)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (bytes === undefined) return undefined
  const start = bytes.length < HEAD ? Number.POSITIVE_INFINITY : HEAD + bytes.readUInt32LE(0)
  if (bytes.length < start) return undefined
  const head = JSON.parse(bytes.subarray(HEAD, start).toString())
  if (head.identity !== identity || bytes.length !== start + 4 * head.arrays * head.length) return undefined
  const arrays = Array.from({ length: head.arrays }, (_, index) => {
    const from = bytes.byteOffset + start + index * head.length * 4
    return new Float32Array(bytes.buffer.slice(from, from + head.length * 4))
  })
  return {
    step: head.step,
    losses: head.losses,
    ...(head.stopping ? { stopping: head.stopping } : {}),
    arrays,
  }
}
