import { stat } from 'node:fs/promises'
import { BadInputError, codeOf } from '../errors/index.js'
import { displayPath } from './find-files.js'

/**
 * Looks at a file now; the function that comes back looks again and refuses what changed since: what was read of a
 * file that grows is neither its old content nor its new one.
 */
export async function watchForChange(path: string): Promise<() => Promise<void>> {
  const before = await look(path)
  return async () => {
    const after = await look(path)
    if (after.size === before.size && after.mtimeMs === before.mtimeMs && after.ino === before.ino) return
    const how =
      after.size === before.size
        ? 'was written to'
        : `${after.size > before.size ? 'grew' : 'shrank'} from ${before.size} to ${after.size} bytes`
    throw new BadInputError(
      `${displayPath(path)}: the file ${how} while it was read`,
      'Wait until nothing writes to it, or measure a copy.',
    )
  }
}

async function look(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    throw new BadInputError(
      `${displayPath(path)}: disappeared while it was read`,
      'Put the file back, or measure a copy.',
      { cause: error },
    )
  }
}
