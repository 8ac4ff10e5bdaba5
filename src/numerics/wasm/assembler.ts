/** Bytes of WebAssembly instructions, nested as they come. */
export type Code = readonly (number | Code)[]

/** Numbers in instructions: unsigned, seven bits a byte. */
export function leb(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return [...bytes, rest]
}

/** As `leb`, but a last byte from 0x40 up would mean a number below 0. */
function signedLeb(value: number): number[] {
  const bytes = leb(value)
  return bytes[bytes.length - 1] < 0x40 ? bytes : [...bytes.slice(0, -1), bytes[bytes.length - 1] | 0x80, 0]
}

export const I32 = 0x7f
export const V128 = 0x7b

export const get = (local: number): Code => [0x20, leb(local)]
export const set = (local: number, value: Code): Code => [value, 0x21, leb(local)]
/** Not below 0. */
export const constant = (value: number): Code => [0x41, signedLeb(value)]
export const plus = (left: Code, right: Code): Code => [left, right, 0x6a]
/** local += value */
export const raise = (local: number, value: Code): Code => set(local, plus(get(local), value))

const vector = (operation: number): Code => [0xfd, leb(operation)]
/** Two doubles from an address. */
export const load = (address: Code, offset = 0): Code => [address, vector(0x00), 0x03, leb(offset)]
/** One double from an address, twice. */
export const loadTwice = (address: Code, offset = 0): Code => [address, vector(0x0a), 0x03, leb(offset)]
export const store = (address: Code, value: Code, offset = 0): Code => [
  address,
  value,
  vector(0x0b),
  0x03,
  leb(offset),
]
export const vectorPlus = (left: Code, right: Code): Code => [left, right, vector(0xf0)]
export const vectorTimes = (left: Code, right: Code): Code => [left, right, vector(0xf2)]

/** The first doubles of two vectors side by side, or the second ones. */
export function pairUp(left: Code, right: Code, half: 0 | 1): Code {
  const bytes = [0, 16].flatMap((from) => Array.from({ length: 8 }, (_, byte) => from + half * 8 + byte))
  return [left, right, vector(0x0d), bytes]
}

/** Repeats a body for as long as `local`, lowered by 1 after each pass, is not 0. At least once. */
export function countDown(local: number, body: Code): Code {
  const lowered: Code = [get(local), constant(1), 0x6b, 0x22, leb(local)]
  return [0x03, 0x40, body, lowered, 0x0d, 0x00, 0x0b]
}

export interface WasmFunction {
  readonly name: string
  /** Parameters are all i32; locals follow them, by type in the order given. */
  readonly parameters: number
  readonly locals: readonly (readonly [count: number, type: number])[]
  readonly body: Code
}

/** A module of functions without results that work on a memory imported as `env.memory`. */
export function moduleOf(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters }): Code => [0x60, vectorOf(Array(parameters).fill(I32)), 0])
  // At least 0 pages, without a limit.
  const memoryImport: Code = [name('env'), name('memory'), 0x02, 0x00, 0x00]
  const exported = functions.map((one, index): Code => [name(one.name), 0x00, leb(index)])
  return Uint8Array.from(
    flat([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, types),
      section(2, [memoryImport]),
      section(
        3,
        functions.map((_, index) => leb(index)),
      ),
      section(7, exported),
      section(10, functions.map(functionBody)),
    ]),
  )
}

function functionBody({ locals, body }: WasmFunction): Code {
  const code = flat([vectorOf(locals.map(([count, type]) => [leb(count), type])), body, 0x0b])
  return [leb(code.length), code]
}

function section(id: number, items: readonly Code[]): Code {
  const content = flat(vectorOf(items))
  return [id, leb(content.length), content]
}

function vectorOf(items: Code): Code {
  return [leb(items.length), items]
}

function name(text: string): Code {
  return vectorOf(Array.from(text, (character) => character.charCodeAt(0)))
}

function flat(code: Code): number[] {
  return code.flatMap((item) => (typeof item === 'number' ? [item] : flat(item)))
}
