import { BadInputError, codeOf, messageOf } from '../errors/index.js'
import { DocumentTooLongError } from './document-limit.js'
import type { DocumentsBy } from './reader.js'
import { RecordError } from './record-error.js'
import { NotTextError } from './formats/utf8.js'

/** Errors of reading, in the user's words; anything else is passed on as it came. */
export function explainError(error: unknown, file: string, by: DocumentsBy): unknown {
  const cause = { cause: error }
  if (error instanceof RecordError) return new BadInputError(`${file}: ${error.message}`, error.hint, cause)
  if (error instanceof NotTextError)
    return new BadInputError(`${file}: ${notText(error)}`, notTextHint(error), cause)
  if (error instanceof DocumentTooLongError) {
    return new BadInputError(
      `${file}: line ${error.line}: expected at most ${error.limit} characters in a line or document, got more`,
      by === 'line'
        ? 'Break the text into lines, one document each, or write it as JSON Lines.'
        : `Break the text into smaller documents, or set human.documents_by: ${by === 'file' ? 'paragraph or line' : 'line'}.`,
      cause,
    )
  }
  const code = codeOf(error)
  if (code === 'ENOENT') return new BadInputError(`${file}: disappeared while it was read`, undefined, cause)
  if (code === 'EACCES' || code === 'EPERM') {
    return new BadInputError(`${file}: no permission to read it`, 'Change its permissions (chmod +r).', cause)
  }
  if (code?.startsWith('Z_') === true) {
    return new BadInputError(
      `${file}: not a whole gzip file (${messageOf(error)})`,
      'Compress the file again, or rename it if it is not compressed.',
      cause,
    )
  }
  if (code?.startsWith('E') === true && error instanceof Error && 'syscall' in error) {
    return new BadInputError(`${file}: cannot be read: ${error.message}`, undefined, cause)
  }
  return error
}

function notText({ problem, offset }: NotTextError): string {
  if (problem === 'binary') return `a binary file (a NUL byte at offset ${offset}), expected UTF-8 text`
  if (problem === 'utf-16') return 'UTF-16 text, expected UTF-8'
  if (problem === 'gzip') return 'compressed with gzip, expected text'
  return `invalid UTF-8 at byte ${offset}`
}

function notTextHint({ problem }: NotTextError): string {
  if (problem === 'binary')
    return 'Export the text as txt, jsonl, json, csv or parquet, and end the name in that.'
  if (problem === 'gzip') return 'End its name in .gz to have it unpacked.'
  return 'Convert it: iconv -f WINDOWS-1252 (or UTF-16) -t UTF-8 old.txt > new.txt'
}
