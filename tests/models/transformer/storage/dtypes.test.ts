import { expect, test } from 'vitest'
import { DTYPES } from '../../../../src/models/transformer/storage/dtypes.js'

function decoded(dtype: string, source: ArrayBuffer): number[] {
  const { bytes, decode } = DTYPES.get(dtype)!
  const target = new Float32Array(source.byteLength / bytes)
  decode(source, target)
  return [...target]
}

const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number

test('half precision', () => {
  // https://en.wikipedia.org/wiki/Half-precision_floating-point_format, its examples.
  const examples: [bits: number, value: number][] = [
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 0.000000059604645],
    [0x03ff, 0.000060975552],
    [0x0400, 0.00006103515625],
    [0x3555, 0.33325195],
    [0x3bff, 0.99951172],
    [0x3c00, 1],
    [0x3c01, 1.00097656],
    [0xc000, -2],
    [0x7bff, 65504],
    [0xfbff, -65504],
    [0x7c00, POSITIVE_INFINITY],
    [0xfc00, NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ]
  const values = decoded('F16', Uint16Array.from(examples, ([bits]) => bits).buffer)
  for (const [at, [, value]] of examples.entries()) {
    if (Math.abs(value) < 1 && value !== 0) expect(values[at] / value).toBeCloseTo(1, 7)
    else expect(values[at]).toEqual(Number.isFinite(value) ? expect.closeTo(value, 7) : value)
  }
  expect(Object.is(values[1], -0)).toBe(true)
})

test('every half-precision number is what its bits say', () => {
  const all = Uint16Array.from({ length: 65536 }, (_, bits) => bits)
  const values = decoded('F16', all.buffer)
  for (const bits of all) {
    const sign = bits < 0x8000 ? 1 : -1
    const exponent = (bits >> 10) & 31
    const fraction = bits & 1023
    if (exponent === 31) {
      expect(Number.isFinite(values[bits])).toBe(false)
      continue
    }
    // By definition: (-1)^sign * 2^(max(exponent, 1) - 15) * (0 or 1 + fraction / 1024); the power as a quotient.
    const power = (1 << Math.max(exponent, 1)) / (1 << 15)
    const expected = sign * power * ((exponent > 0 ? 1 : 0) + fraction / 1024)
    if (values[bits] !== expected) expect(values[bits], `bits ${bits}`).toBe(expected)
  }
})

test('bfloat16 is the upper half of a float32', () => {
  // https://en.wikipedia.org/wiki/Bfloat16_floating-point_format, its examples.
  const bits = [0x3f80, 0xc000, 0x7f7f, 0x0080, 0x0000, 0x7f80, 0x4049]
  expect(decoded('BF16', Uint16Array.from(bits).buffer)).toEqual([
    1,
    -2,
    Math.fround(3.38953139e38),
    Math.fround(1.175494351e-38),
    0,
    POSITIVE_INFINITY,
    3.140625,
  ])
})

test('float64 is rounded to float32, float32 taken as it is', () => {
  const values = [1, 0.1, -1e-300, 1e300, 16777217]
  // 16777217 = 2^24 + 1 lies between two float32 numbers, and the even one is 2^24.
  expect(decoded('F64', Float64Array.from(values).buffer)).toEqual([
    1,
    Math.fround(0.1),
    -0,
    POSITIVE_INFINITY,
    16777216,
  ])
  const floats = Float32Array.from([0.1, -3, 1e-40])
  expect(decoded('F32', floats.buffer)).toEqual([...floats])
})
