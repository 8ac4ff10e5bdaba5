import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../../errors/index.js'
import { writeFileAtomic } from '../../../files/atomic.js'
import { readFully } from '../storage/read-fully.js'

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
  const path = join(folder, FILE)
  const file = await open(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  try {
    return file && (await read(file, path, identity))
  } finally {
    await file?.close()
  }
}

interface Head {
  readonly identity: string
  readonly step: number
  readonly losses: readonly number[]
  readonly stopping?: NonNullable<Checkpoint['stopping']>
  readonly arrays: number
  readonly length: number
}

/** Array by array: all of a large model's at once are more than one read gives. */
async function read(file: FileHandle, path: string, identity: string): Promise<Checkpoint | undefined> {
  const { size } = await file.stat()
  if (size < HEAD) return undefined
  const length = Buffer.alloc(HEAD)
  await readFully(file, path, length, 0)
  let position = HEAD + length.readUInt32LE(0)
  if (size < position) return undefined
  const bytes = Buffer.alloc(position - HEAD)
  await readFully(file, path, bytes, HEAD)
  const head = parsed(bytes.toString())
  if (head?.identity !== identity || size !== position + 4 * head.arrays * head.length) return undefined
  const { step, losses, stopping } = head
  const arrays = Array.from({ length: head.arrays }, () => new Float32Array(head.length))
  for (const array of arrays) {
    await readFully(file, path, new Uint8Array(array.buffer), position)
    position += array.byteLength
  }
  return { step, losses, ...(stopping ? { stopping } : {}), arrays }
}

function parsed(text: string): Head | undefined {
  try {
    return JSON.parse(text) as Head
  } catch {
    return undefined
  }
}
