import type { TensorData } from '../runtime/device.js'
import { encodeModel } from './encode.js'

/** float64 is for numbers inside a graph: no tensor that goes in or out has it. */
export type ElementType = 'float32' | 'float64' | 'int32' | 'int64' | 'bool'
/** A size, or the name of a size that is known only when the graph runs. */
export type Dim = number | string

/** A tensor of a graph that is being built: nothing is computed until the graph runs. */
export interface Value {
  readonly graph: Graph
  readonly name: string
  readonly type: ElementType
  readonly dims: readonly Dim[]
}

export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly ints: readonly number[] }
  | { readonly text: string }
  | { readonly graph: Graph }

export interface GraphNode {
  readonly operator: string
  /** `com.microsoft` for operators that only ONNX Runtime has; absent for the standard's. */
  readonly domain?: string
  readonly inputs: readonly (string | undefined)[]
  readonly outputs: readonly string[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

export interface Constant {
  readonly name: string
  readonly type: ElementType
  readonly dims: readonly number[]
  readonly data: ConstantData
}

export type ConstantData = TensorData | Float64Array

/** How gradients go back through one operation: from those of its outputs to those of its inputs, undefined where there is none. */
export interface TapeEntry {
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly backward: (gradients: readonly (Value | undefined)[]) => readonly (Value | undefined)[]
}

export interface OutputShape {
  readonly dims: readonly Dim[]
  readonly type?: ElementType
}

/** Constants of up to this many elements are written once however often they are asked for. */
const SHARED_CONSTANT = 64

/**
 * Builds a graph of ONNX operators node by node. Operations are functions on values (see `ops/`); each writes its node
 * here and, where a gradient can go through it, how it goes back. Values of a graph can be used in a graph nested in
 * it (the body of a Loop), which is how ONNX scopes names.
 */
export class Graph {
  readonly inputs: Value[] = []
  readonly outputs: Value[] = []
  readonly constants: Constant[] = []
  readonly nodes: GraphNode[] = []
  readonly tape: TapeEntry[] = []
  readonly #shared = new Map<string, Value>()
  /** Graphs around this one. */
  readonly depth: number
  readonly #names: { next: number }

  /** `outer`: the graph whose node this one will be the body of. */
  constructor(outer?: Graph) {
    this.depth = outer ? outer.depth + 1 : 0
    // One counter for a graph and all graphs inside it: names must differ from those of the outer scope.
    this.#names = outer ? outer.#names : { next: 0 }
  }

  input(name: string, dims: readonly Dim[], type: ElementType = 'float32'): Value {
    const value = { graph: this, name, type, dims }
    this.inputs.push(value)
    return value
  }

  /** Makes a value an output under a name of its own. */
  output(name: string, value: Value): void {
    this.nodes.push({ operator: 'Identity', inputs: [value.name], outputs: [name], attributes: {} })
    this.outputs.push({ ...value, graph: this, name })
  }

  constant(data: ConstantData, dims: readonly number[]): Value {
    const type = elementType(data)
    const key = data.length <= SHARED_CONSTANT ? `${type}|${dims}|${data.join()}` : undefined
    const known = key === undefined ? undefined : this.#shared.get(key)
    if (known) return known
    const name = this.#fresh()
    this.constants.push({ name, type, dims, data })
    const value = { graph: this, name, type, dims }
    if (key !== undefined) this.#shared.set(key, value)
    return value
  }

  /** A float32 number without dimensions. */
  scalar(value: number): Value {
    return this.constant(Float32Array.of(value), [])
  }

  /** An int64 vector, as ONNX takes shapes and axes. */
  integers(values: readonly number[]): Value {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length])
  }

  node(
    operator: string,
    inputs: readonly (Value | undefined)[],
    outputs: readonly OutputShape[],
    attributes: Readonly<Record<string, Attribute>> = {},
    domain?: string,
  ): Value[] {
    const values = outputs.map(({ dims, type = inputs[0]?.type ?? 'float32' }) => {
      return { graph: this, name: this.#fresh(), type, dims }
    })
    this.nodes.push({
      operator,
      ...(domain ? { domain } : {}),
      inputs: inputs.map((input) => input?.name),
      outputs: values.map(({ name }) => name),
      attributes,
    })
    return values
  }

  /** Says how gradients go back through what was just built. */
  record(entry: TapeEntry): void {
    this.tape.push(entry)
  }

  /** The graph as ONNX bytes: the same calls in the same order give the same bytes. */
  toOnnx(): Uint8Array {
    return encodeModel(this)
  }

  #fresh(): string {
    return `v${this.#names.next++}`
  }
}

export function elementType(data: ConstantData): ElementType {
  if (data instanceof Float64Array) return 'float64'
  if (data instanceof Float32Array) return 'float32'
  if (data instanceof BigInt64Array) return 'int64'
  return data instanceof Int32Array ? 'int32' : 'bool'
}

/** The innermost graph that values belong to: where an operation on them has to stand. */
export function graphOf(...values: readonly (Value | undefined)[]): Graph {
  let found: Graph | undefined
  for (const value of values) {
    if (value && (found === undefined || value.graph.depth > found.depth)) found = value.graph
  }
  if (found === undefined) throw new RangeError('an operation needs a value')
  return found
}
