/** A kind of number that safetensors holds and that is read here. */
export interface Dtype {
  readonly bytes: number
  /** Little-endian numbers as float32, as many as the target holds; float64 is rounded. */
  readonly decode: (source: ArrayBuffer, target: Float32Array) => void
}

/** By the names that safetensors gives them. */
export const DTYPES: ReadonlyMap<string, Dtype> = new Map([
  ['F64', { bytes: 8, decode: decodeFloat64 }],
  ['F32', { bytes: 4, decode: decodeFloat32 }],
  ['F16', { bytes: 2, decode: decodeFloat16 }],
  ['BF16', { bytes: 2, decode: decodeBrainFloat16 }],
])

function decodeFloat64(source: ArrayBuffer, target: Float32Array): void {
  target.set(new Float64Array(source, 0, target.length))
}

function decodeFloat32(source: ArrayBuffer, target: Float32Array): void {
  target.set(new Float32Array(source, 0, target.length))
}

/** 2^-24, the smallest number that 16 bits hold. */
const SMALLEST_HALF = 1 / (1 << 24)

/** IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction. Every value is a float32. */
function decodeFloat16(source: ArrayBuffer, target: Float32Array): void {
  const halves = new Uint16Array(source, 0, target.length)
  const bits = bitsOf(target)
  for (let at = 0; at < halves.length; at++) {
    const half = halves[at]
    const sign = (half & 0x8000) << 16
    const exponent = (half >> 10) & 0x1f
    const fraction = half & 0x3ff
    if (exponent === 0) target[at] = (sign === 0 ? fraction : -fraction) * SMALLEST_HALF
    // The exponents' biases are 15 and 127; the highest exponent stands for infinity and NaN in both.
    else bits[at] = sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13)
  }
}

/** The upper half of a float32. */
function decodeBrainFloat16(source: ArrayBuffer, target: Float32Array): void {
  const halves = new Uint16Array(source, 0, target.length)
  const bits = bitsOf(target)
  for (let at = 0; at < halves.length; at++) bits[at] = halves[at] << 16
}

function bitsOf(numbers: Float32Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length)
}
