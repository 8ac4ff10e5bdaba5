import { open, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

let counter = 0

/** A name beside `path` that no other process or call uses. */
export function temporaryBeside(path: string): string {
  return `${path}.tmp-${process.pid}-${counter++}`
}

/**
 * Writes a whole file or nothing: into a temporary file, synced, renamed over the old one. Large content may come in
 * pieces, which are written one after another.
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array | Iterable<Uint8Array>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = temporaryBeside(path)
  try {
    await writeSynced(temporary, data)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Writes a file that is on the disk when this resolves, and not in a buffer of the system. */
export async function writeSynced(
  path: string,
  data: string | Uint8Array | Iterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, 'w')
  try {
    const pieces = typeof data === 'string' || data instanceof Uint8Array ? [data] : data
    for (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}
