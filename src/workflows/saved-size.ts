import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Model } from '../contracts/model.js'
import { EnvironmentError, messageOf } from '../errors/index.js'

/** Bytes that a model takes on disk. */
export async function savedSize(model: Model): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'collapse-pilot-')).catch((error: unknown) => {
    throw new EnvironmentError(
      `no temporary folder can be made: ${messageOf(error)}`,
      'Set TMPDIR to a folder that can be written.',
      { cause: error },
    )
  })
  try {
    await model.save(directory)
    const sizes = (await readdir(directory)).map(async (name) => (await stat(join(directory, name))).size)
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
