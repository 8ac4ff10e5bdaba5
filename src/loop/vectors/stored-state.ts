import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelState } from '../../contracts/state.js'

/** A model's parameters on disk: `state.json` holds what is a word or a number, `state.f64` the arrays one after another. */
interface Header {
  readonly fields: Readonly<Record<string, string | number>>
  /** Name and length of each array, in the order in which they stand. */
  readonly arrays: readonly (readonly [name: string, length: number])[]
  readonly notes: readonly string[]
}

const BYTES = 8

export interface StoredState {
  readonly state: ModelState
  readonly notes: readonly string[]
}

/** Writes a state into an existing folder, little-endian on every machine. */
export async function writeState(directory: string, { state, notes }: StoredState): Promise<void> {
  const entries = Object.entries(state as unknown as Record<string, string | number | Float64Array>)
  const arrays = entries.flatMap(([name, value]) =>
    value instanceof Float64Array ? [[name, value] as const] : [],
  )
  const fields = Object.fromEntries(
    entries.flatMap(([name, value]) => (value instanceof Float64Array ? [] : [[name, value] as const])),
  )
  const header: Header = { fields, arrays: arrays.map(([name, { length }]) => [name, length]), notes }
  const view = new DataView(new ArrayBuffer(BYTES * arrays.reduce((sum, [, { length }]) => sum + length, 0)))
  let at = 0
  for (const [, values] of arrays) {
    for (const value of values) {
      view.setFloat64(at, value, true)
      at += BYTES
    }
  }
  await writeFile(join(directory, 'state.json'), `${JSON.stringify(header)}\n`)
  await writeFile(join(directory, 'state.f64'), new Uint8Array(view.buffer))
}

export async function readState(directory: string): Promise<StoredState> {
  const header = JSON.parse(await readFile(join(directory, 'state.json'), 'utf8')) as Header
  const bytes = await readFile(join(directory, 'state.f64'))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const state: Record<string, unknown> = { ...header.fields }
  let at = 0
  for (const [name, length] of header.arrays) {
    const values = new Float64Array(length)
    for (let index = 0; index < length; index++) {
      values[index] = view.getFloat64(at, true)
      at += BYTES
    }
    state[name] = values
  }
  return { state: state as unknown as ModelState, notes: header.notes }
}
