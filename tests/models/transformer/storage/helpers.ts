import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { BadInputError } from '../../../../src/errors/index.js'
import { type Gpt2Config, parameterCount } from '../../../../src/models/transformer/gpt2-config.js'
import { saveGpt2 } from '../../../../src/models/transformer/storage/folder.js'
import type { Weights } from '../../../../src/models/transformer/weights.js'
import { keyedRng } from '../../../../src/random/keyed.js'

export const TINY: Gpt2Config = { vocabulary: 7, context: 3, width: 4, layers: 2, heads: 2 }

/** A tokenizer as far as saving looks at it. */
export const TOKENIZER = {
  endOfDocument: 6,
  toJson: () => '{"version":"1.0","added_tokens":[{"id":6,"content":"<|endoftext|>","special":true}]}\n',
}

/** Numbers between -1 and 1. */
export function tinyWeights(config: Gpt2Config = TINY): Weights {
  const rng = keyedRng('tiny weights')
  const values = Float32Array.from({ length: parameterCount(config) }, () => 2 * rng.uniform() - 1)
  return { config, values }
}

/** A folder with a tiny model. */
export async function savedTiny(parent: string, weights = tinyWeights()): Promise<string> {
  const directory = mkdtempSync(join(parent, 'model-'))
  await saveGpt2(directory, weights, TOKENIZER)
  return directory
}

/** A safetensors file by its definition: https://huggingface.co/docs/safetensors#format. */
export function safetensors(header: unknown, data: Uint8Array): Buffer {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  return Buffer.concat([length, text, data])
}

export interface Entry {
  dtype: string
  shape: number[]
  data_offsets: [number, number]
}

export type Header = Record<string, Entry>

/** A safetensors file taken apart; without its `__metadata__`. */
export function takenApart(path: string): { header: Header; data: Buffer } {
  const bytes = readFileSync(path)
  const end = 8 + Number(bytes.readBigUInt64LE())
  const { __metadata__: _, ...header } = JSON.parse(bytes.toString('utf8', 8, end))
  return { header, data: bytes.subarray(end) }
}

/** Puts a safetensors file together again from what `edit` makes of it. */
export function edited(path: string, edit: (header: Header, data: Buffer) => Buffer | undefined): void {
  const { header, data } = takenApart(path)
  const more = edit(header, data)
  writeFileSync(path, safetensors(header, more ?? data))
}

/** Adds a tensor after all others. */
export function added(path: string, name: string, dtype: string, shape: number[], bytes: Uint8Array): void {
  edited(path, (header, data) => {
    header[name] = { dtype, shape, data_offsets: [data.length, data.length + bytes.length] }
    return Buffer.concat([data, bytes])
  })
}

export function renamed(path: string, name: (name: string) => string): void {
  edited(path, (header) => {
    for (const [old, entry] of Object.entries(header)) {
      delete header[old]
      header[name(old)] = entry
    }
    return undefined
  })
}

/** What a refusal says: its message, which must name `place`, and its hint, which there must be. */
export async function refusal(work: Promise<unknown>, place: string): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(BadInputError)
  const { message, hint } = error as BadInputError
  expect(message).toContain(place)
  expect(hint).toMatch(/\w/)
  return `${message.replaceAll(place, '')}\n${hint}`
}

export function bytesOf(numbers: Float32Array | Float64Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
