import { readFile } from 'node:fs/promises'
import { jsonErrorPosition } from '../../../data/formats/json-error.js'
import { BadInputError, messageOf } from '../../../errors/index.js'
import { fileError } from './file-error.js'

export type JsonObject = Readonly<Record<string, unknown>>

/** A file's text; a BadInputError where it is not there or not UTF-8. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileError(error, path)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new BadInputError(`${path}: expected JSON, got bytes that are not UTF-8`, REPAIR, { cause: error })
  }
}

/** The object that a file holds as JSON; a BadInputError that names the line where it holds none. */
export async function readJsonObject(path: string): Promise<JsonObject> {
  return parseJsonObject(await readText(path), path)
}

/** See `readJsonObject`; `path` is what errors call the text. */
export function parseJsonObject(text: string, path: string): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const line = text.slice(0, jsonErrorPosition(text)).split('\n').length
    throw new BadInputError(`${path}: line ${line}: not valid JSON (${messageOf(error)})`, REPAIR, {
      cause: error,
    })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadInputError(`${path}: expected a JSON object, got ${shown(value)}`, REPAIR)
  }
  return value as JsonObject
}

/** A value for an error message, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

const REPAIR = 'Download or copy the file again.'
