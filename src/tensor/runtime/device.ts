/**
 * What a graph runs on: threads beside the caller's, each with ONNX Runtime on one core. Work is divided into jobs of
 * fixed shape whose results do not depend on which thread did them, and joined in a fixed order: so the same bits come
 * out for any number of threads. (ONNX Runtime's own threads would split one matrix product differently for each
 * number of threads, and sum in another order.)
 */
export interface Device {
  readonly threads: number
  /** Makes a graph known; each thread loads it when it first runs it. The same bytes give the same program. */
  program(graph: Uint8Array): Program
  /** Runs a job on the next free thread, or on the thread named. Rejects with a RunError that names the program's failure. */
  run(job: Job, thread?: number): Promise<Readonly<Record<string, Tensor>>>
  /** Frees the buffers that `scope` allocated, after the jobs given before. Each thread keeps the programs it used last. */
  release(scope: string): Promise<void>
  /** Jobs that run are finished; those that wait are rejected, and all that come later. Twice is as good as once. */
  close(): Promise<void>
}

/** A compiled graph, by the name it has on every thread. */
export interface Program {
  readonly id: string
}

export type TensorData = Float32Array | BigInt64Array | Int32Array | Uint8Array

export interface Tensor {
  readonly data: TensorData
  readonly dims: readonly number[]
}

/** Numbers that stay on a thread from job to job: weights, gradients. Made, full of zeros, when first named. */
export interface Buffer {
  /** What it belongs to, for `release`. */
  readonly scope: string
  readonly name: string
  /** Float32 elements of the whole buffer. */
  readonly length: number
}

/** A part of a buffer as a tensor. */
export interface BufferView {
  readonly buffer: Buffer
  readonly offset: number
  readonly dims: readonly number[]
}

/** Copies between a thread's buffer and memory that all threads share. */
export interface Copy {
  readonly buffer: Buffer
  readonly offset: number
  readonly shared: Float32Array<SharedArrayBuffer>
  readonly sharedOffset: number
  readonly length: number
}

export interface Job {
  /** Absent: only copies are made. */
  readonly program?: Program
  readonly inputs?: Readonly<Record<string, Tensor | BufferView>>
  /**
   * Where outputs go: into a buffer, or back to the caller. The others are computed for nothing, since ONNX Runtime runs
   * the whole graph: what is not always wanted is a graph of its own. An output is written as the graph goes on: where
   * it lies on an input, the graph must have read that before.
   */
  readonly outputs?: Readonly<Record<string, 'return' | BufferView>>
  /** From shared memory, before the program runs. */
  readonly copyIn?: readonly Copy[]
  /** To shared memory, after it. */
  readonly copyOut?: readonly Copy[]
}
