import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suggestion } from '../../data/suggest.js'
import { BadInputError } from '../../errors/index.js'

/** The replications of this package; the folder is three up both from src/ and from dist/. */
const FOLDER = fileURLToPath(new URL('../../../experiments/replications/', import.meta.url))

/** The files of the shipped replications by name, in the order of their names. */
export async function shippedReplications(): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  return new Map(files.map((file) => [basename(file, '.yaml'), join(FOLDER, file)]))
}

/** The files that names stand for: of a shipped replication, or the path of a file. None: all that are shipped. */
export async function findReplications(names: readonly string[]): Promise<readonly string[]> {
  const shipped = await shippedReplications()
  if (names.length === 0) return [...shipped.values()]
  return names.map((name) => {
    const known = shipped.get(name)
    if (known !== undefined) return known
    if (/[/\\]|\.ya?ml$/.test(name)) return name
    throw new BadInputError(
      `unknown replication "${name}": ${suggestion(name, [...shipped.keys()])}`,
      'collapse replicate --list shows all; a file of your own is named by its path.',
    )
  })
}
