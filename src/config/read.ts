import { isUtf8 } from 'node:buffer'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { closest } from '../data/suggest.js'
import { BadInputError, codeOf, messageOf } from '../errors/index.js'
import type { Experiment } from './experiment.js'
import { type ParseOptions, parseExperiment } from './parse.js'

/** Bytes of the longest experiment file: some ten thousand arms, read in seconds. */
const LONGEST = 1_000_000

/** Reads and parses an experiment file. */
export async function readExperiment(
  path: string,
  options: Omit<ParseOptions, 'path'> = {},
): Promise<Experiment> {
  return parseExperiment(await readExperimentText(path), { ...options, path })
}

/** The text of an experiment file: what workers are sent instead of a path, so that all parse the same. */
export async function readExperimentText(path: string): Promise<string> {
  let bytes: Buffer
  try {
    const found = await stat(path)
    // A pipe could be read once only, and a device may have no end.
    if (!found.isFile() && !found.isDirectory()) {
      throw new BadInputError(`${path} is no regular file, expected an experiment file`)
    }
    if (found.size > LONGEST && found.isFile()) throw tooLong(path, found.size)
    bytes = await readFile(path)
  } catch (error) {
    throw error instanceof BadInputError ? error : await unreadable(path, error)
  }
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new BadInputError(`${path}: expected an experiment file, got something that is not UTF-8 text`)
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function tooLong(path: string, size: number): BadInputError {
  return new BadInputError(
    `${path} has ${size} bytes, expected an experiment file of at most ${LONGEST}`,
    'Data stands in files of its own, which human.files names.',
  )
}

const HINTS: Readonly<Record<string, string>> = {
  EACCES: 'Change its permissions (chmod +r).',
  EPERM: 'Change its permissions (chmod +r).',
  ELOOP: 'It is a symbolic link that leads back to itself: name the file itself.',
  ENAMETOOLONG: 'No file can have a name this long.',
}

async function unreadable(path: string, error: unknown): Promise<BadInputError> {
  const code = codeOf(error)
  const cause = { cause: error }
  if (code === 'EISDIR') {
    return new BadInputError(
      `${path} is a folder, expected an experiment file`,
      'Name a .yaml file. What a folder of results (runs/NAME) holds is shown by collapse report, verdict and compare.',
      cause,
    )
  }
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    return new BadInputError(`${path} cannot be read: ${messageOf(error)}`, HINTS[code ?? ''], cause)
  }
  // The folder may be missing too; then there is nothing to suggest.
  const names = await readdir(dirname(path)).catch(() => [])
  const meant = closest(basename(path), names)
  return new BadInputError(
    `${path === '' ? '""' : path} does not exist`,
    meant === undefined
      ? 'collapse init writes an experiment to start from.'
      : `Did you mean "${join(dirname(path), meant)}"?`,
    cause,
  )
}
