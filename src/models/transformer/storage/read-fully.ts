import type { FileHandle } from 'node:fs/promises'
import { BadInputError } from '../../../errors/index.js'

/** Fills `bytes` from a position of the file on. One call of `read` may give less than was asked for. */
export async function readFully(
  file: FileHandle,
  path: string,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled)
    if (bytesRead === 0) {
      throw new BadInputError(
        `${path}: ended at byte ${position + filled} while it was read`,
        'Let nothing write to the file while it is read.',
      )
    }
    filled += bytesRead
  }
}
