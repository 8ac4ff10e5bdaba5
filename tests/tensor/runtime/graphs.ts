import onnxProto from 'onnx-proto'

const { onnx } = onnxProto

/** ONNX's numbers for element types. */
export const FLOAT = 1
export const UINT8 = 2
export const INT32 = 6
export const INT64 = 7
export const BOOL = 9

interface Value {
  readonly dims: readonly (number | string)[]
  readonly type?: number
}

/** A graph of one operator, made by hand. A size that is a string is known when it runs. */
export function graphOf(
  operator: string,
  inputs: Readonly<Record<string, Value>>,
  outputs: Readonly<Record<string, Value>>,
): Uint8Array {
  return onnx.ModelProto.encode(
    onnx.ModelProto.create({
      irVersion: 8,
      opsetImport: [{ domain: '', version: 17 }],
      graph: {
        name: operator,
        node: [{ opType: operator, input: Object.keys(inputs), output: Object.keys(outputs) }],
        input: Object.entries(inputs).map(valueInfo),
        output: Object.entries(outputs).map(valueInfo),
      },
    }),
  ).finish()
}

function valueInfo([name, { dims, type = FLOAT }]: [string, Value]) {
  const dim = dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }))
  return { name, type: { tensorType: { elemType: type, shape: { dim } } } }
}

/** c = a + b, vectors of so many numbers. */
export function addition(length: number | string): Uint8Array {
  return graphOf('Add', { a: { dims: [length] }, b: { dims: [length] } }, { c: { dims: [length] } })
}

/** c = a b, matrices. */
export function product(rows: number, inner: number, columns: number): Uint8Array {
  return graphOf(
    'MatMul',
    { a: { dims: [rows, inner] }, b: { dims: [inner, columns] } },
    { c: { dims: [rows, columns] } },
  )
}

export function vector(...numbers: number[]) {
  return { data: Float32Array.of(...numbers), dims: [numbers.length] }
}
