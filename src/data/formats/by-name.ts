import { BadInputError } from '../../errors/index.js'
import { displayPath } from '../find-files.js'
import {
  describeExtensions,
  type DocumentFormat,
  documentFormats,
  extensionOf,
  formatOf,
  knownExtensions,
} from './formats.js'
import { closest } from '../suggest.js'

/** The format of a file by its extension. */
export function formatByName(path: string): DocumentFormat {
  return formatOf(path) ?? unknownExtension(path)
}

function unknownExtension(path: string): never {
  const extension = extensionOf(path)
  const meant = closest(extension, knownExtensions)
  throw new BadInputError(
    `human.files: ${displayPath(path)} has ${extension === '' ? 'no extension' : `the unknown extension ".${extension}"`}` +
      `${extension !== '' && meant !== undefined ? `: did you mean ".${meant}"?` : ';'} known: ${describeExtensions()}`,
    `Say what the files are with human.format: ${documentFormats.join(', ')}.`,
  )
}
