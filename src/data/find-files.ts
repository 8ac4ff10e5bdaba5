import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, relative, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { BadInputError, codeOf, messageOf } from '../errors/index.js'
import { closest } from './suggest.js'

/**
 * Absolute paths of the files that names and globs stand for: in the order given, a glob's sorted by name,
 * none twice. A name that exists is taken literally, whatever characters it holds.
 */
export async function findFiles(patterns: readonly string[], baseDirectory: string): Promise<string[]> {
  // By the file itself: links would bring the same documents in twice under two names.
  const found = new Map<string, string>()
  const add = async (path: string) => {
    // A broken link is reported when it is read.
    const real = await realpath(path).catch(() => path)
    if (!found.has(real)) found.set(real, path)
  }
  for (const pattern of patterns) {
    const literal = resolve(baseDirectory, pattern)
    const kind = await kindOfPath(literal)
    if (kind === 'file') await add(literal)
    else if (kind === 'directory') {
      throw new BadInputError(
        `human.files: ${displayPath(literal)} is a folder, expected a file`,
        `Name its files with a glob: ${pattern.replace(/\/+$/, '')}/**/*.txt`,
      )
    } else if (isDynamicPattern(pattern)) {
      const matches = await glob(pattern, { cwd: baseDirectory, absolute: true, expandDirectories: false })
      if (matches.length === 0) {
        throw new BadInputError(
          `human.files: "${pattern}" matches no file in ${resolve(baseDirectory)}`,
          'File names start at the folder of the experiment file; ** matches any number of folders.',
        )
      }
      for (const path of matches.sort()) await add(resolve(path))
    } else throw await missing(literal)
  }
  return [...found.values()]
}

async function kindOfPath(path: string): Promise<'file' | 'directory' | undefined> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return 'directory'
    if (found.isFile()) return 'file'
  } catch (error) {
    const code = codeOf(error)
    // A glob's characters may be illegal in a name, or the name too long: it is simply no such file.
    if (code === 'EACCES' || code === 'EPERM') {
      throw new BadInputError(`human.files: ${displayPath(path)} cannot be read: ${messageOf(error)}`)
    }
    if (code === 'ELOOP') {
      throw new BadInputError(
        `human.files: ${displayPath(path)} is a symbolic link that leads back to itself`,
        'Name the file itself, or make the link anew.',
      )
    }
    return undefined
  }
  throw new BadInputError(
    `human.files: ${displayPath(path)} is no regular file: every worker reads the data again, which a pipe or device cannot give`,
    'Write its content into a file first.',
  )
}

async function missing(path: string): Promise<BadInputError> {
  const directory = dirname(path)
  let names: string[]
  try {
    names = await readdir(directory)
  } catch {
    // Listing only serves the hint; the folder itself may be what is missing.
    return new BadInputError(
      `human.files: ${basename(path)} does not exist in ${directory}: there is no such folder`,
      'File names start at the folder of the experiment file.',
    )
  }
  const meant = closest(basename(path), names)
  return new BadInputError(
    `human.files: ${basename(path)} does not exist in ${directory}`,
    meant === undefined
      ? 'File names start at the folder of the experiment file.'
      : `Did you mean "${meant}"? File names start at the folder of the experiment file.`,
  )
}

/** As a user would write it: relative where the file lies below the current folder. */
export function displayPath(path: string): string {
  const short = relative('', path)
  return short === '' || short.startsWith('..') ? path : short
}
