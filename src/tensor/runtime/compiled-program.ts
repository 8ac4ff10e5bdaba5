import type { InferenceSession, OnnxValue, Tensor as OrtTensor } from 'onnxruntime-node'
import type { Buffers } from './buffers.js'
import type { BufferView, Tensor, TensorData } from './device.js'
import type { Runtime } from './load-runtime.js'
import type { Work } from './messages.js'

type Metadata = InferenceSession.ValueMetadata

/**
 * One thread for each session: parallelism is between jobs, so that results do not depend on the number of threads.
 * Not `session.set_denormal_as_zero`: ONNX Runtime obeys it once in a process, on the thread that is first, so that the
 * threads of a device would compute differently. A graph that may meet denormal numbers (1e-38 and below, slow on many
 * processors) has to keep them away itself.
 */
function sessionOptions(provider: string): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: true,
    // A plan of all arrays in one block would hold a fifth more memory for a training step, and was no faster.
    enableMemPattern: false,
    // What goes wrong is thrown: nothing on standard error.
    logSeverityLevel: 4,
  }
}

/** A graph that a thread has loaded and optimised. */
export class CompiledProgram {
  readonly #runtime: Runtime
  readonly #session: InferenceSession
  readonly #inputs: ReadonlyMap<string, Metadata>
  readonly #outputs: ReadonlyMap<string, Metadata>

  private constructor(runtime: Runtime, session: InferenceSession) {
    this.#runtime = runtime
    this.#session = session
    this.#inputs = new Map(session.inputMetadata.map((each) => [each.name, each]))
    this.#outputs = new Map(session.outputMetadata.map((each) => [each.name, each]))
  }

  static async compile(runtime: Runtime, graph: Uint8Array, provider: string): Promise<CompiledProgram> {
    return new CompiledProgram(
      runtime,
      await runtime.InferenceSession.create(graph, sessionOptions(provider)),
    )
  }

  /** Runs once; gives the outputs that go back to the caller, each in memory of its own. */
  async run(
    inputs: Work['inputs'],
    outputs: Work['outputs'],
    buffers: Buffers,
  ): Promise<Record<string, Tensor>> {
    const feeds: Record<string, OrtTensor> = {}
    for (const [name, value] of Object.entries(inputs)) feeds[name] = this.#feed(name, value, buffers)
    const fetches: Record<string, OnnxValue | null> = {}
    for (const [name, to] of Object.entries(outputs)) fetches[name] = this.#fetch(name, to, buffers)
    const values = await this.#session.run(feeds, fetches)
    const results: Record<string, Tensor> = {}
    for (const [name, to] of Object.entries(outputs)) {
      if (to === 'return') results[name] = ownTensor(values[name] as OrtTensor, fetches[name] !== null)
    }
    return results
  }

  async dispose(): Promise<void> {
    await this.#session.release()
  }

  #feed(name: string, value: Tensor | BufferView, buffers: Buffers): OrtTensor {
    const declared = this.#inputs.get(name)
    if (declared === undefined) throw new Error(`the graph has no input '${name}'`)
    const data = 'buffer' in value ? buffers.view(value) : value.data
    return this.#tensor(`input '${name}'`, declared, data, value.dims)
  }

  /** Where ONNX Runtime writes an output: null where it must find memory itself. */
  #fetch(name: string, to: 'return' | BufferView, buffers: Buffers): OrtTensor | null {
    const declared = this.#outputs.get(name)
    if (declared === undefined) throw new Error(`the graph has no output '${name}'`)
    if (to !== 'return') return this.#tensor(`output '${name}'`, declared, buffers.view(to), to.dims)
    const dims = fixedDims(declared)
    if (dims === undefined) return null
    const data = emptyData(
      declared,
      dims.reduce((product, size) => product * size, 1),
    )
    return this.#tensor(`output '${name}'`, declared, data, dims)
  }

  #tensor(what: string, declared: Metadata, data: TensorData, dims: readonly number[]): OrtTensor {
    try {
      // Bytes are numbers or truth values: the graph knows which.
      if (data instanceof Uint8Array && declared.isTensor && declared.type === 'bool') {
        return new this.#runtime.Tensor('bool', data, dims)
      }
      return new this.#runtime.Tensor(data as Float32Array, dims)
    } catch (error) {
      throw new Error(`${what}: ${(error as Error).message}`, { cause: error })
    }
  }
}

/** The dims of an output whose size does not depend on the inputs. Without dims it is a number, or of unknown rank. */
function fixedDims(declared: Metadata): number[] | undefined {
  if (!declared.isTensor || declared.shape.length === 0) return undefined
  const dims = declared.shape.filter((size) => typeof size === 'number')
  return dims.length === declared.shape.length ? dims : undefined
}

function emptyData(declared: Metadata, length: number): TensorData {
  const type = declared.isTensor ? declared.type : 'no tensor'
  switch (type) {
    case 'float32':
      return new Float32Array(length)
    case 'int64':
      return new BigInt64Array(length)
    case 'int32':
      return new Int32Array(length)
    case 'uint8':
    case 'bool':
      return new Uint8Array(length)
    default:
      throw new Error(
        `output '${declared.name}' is ${type}; only float32, int64, int32, uint8 and bool can leave`,
      )
  }
}

/** ONNX Runtime's own memory cannot be transferred between threads: what it allocated is copied once. */
function ownTensor(tensor: OrtTensor, owned: boolean): Tensor {
  const data = tensor.data as TensorData
  return { data: owned ? data : data.slice(), dims: [...tensor.dims] }
}
