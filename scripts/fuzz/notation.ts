import { parse, stringify } from 'yaml'

/** How a kind of file writes values down. */
export interface Notation {
  read(text: string): unknown
  write(value: unknown): string
}

export const yaml: Notation = {
  read: (text) => parse(text),
  write: (value) => stringify(value, { aliasDuplicateObjects: false }),
}

const json: Notation = {
  read: (text) => JSON.parse(text),
  write: (value) => JSON.stringify(value),
}

const jsonLines: Notation = {
  read: (text) => text.trimEnd().split('\n').map(json.read),
  write: (value) => (value as unknown[]).map((record) => `${json.write(record)}\n`).join(''),
}

/** Undefined for files that hold no values. */
export function notationOf(name: string): Notation | undefined {
  if (/\.jsonl(\.gz)?$/.test(name)) return jsonLines
  return /\.json(\.gz)?$/.test(name) ? json : undefined
}
