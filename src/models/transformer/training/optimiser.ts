import type { Buffer, BufferView, Copy, Device, Job, Program } from '../../../tensor/runtime/device.js'
import { allDone } from '../all-done.js'
import { elements, type Gpt2Config, parameterCount, parameters } from '../gpt2-config.js'
import { gradientGraph, gradientName } from '../graphs/gradient-graph.js'
import { adamwGraph, reduceGraph, stepNumbers, type AdamwOptions } from '../graphs/optimiser-graphs.js'
import type { Division } from './division.js'
import type { TokenBatch } from './token-stream.js'

export interface OptimiserOptions extends AdamwOptions {
  /** Norm to which the gradient of a batch is cut (Pascanu et al., arXiv 1211.5063); Infinity: never. */
  readonly clip: number
}

export interface BatchShape {
  readonly length: number
  readonly columns: number
}

export interface StepResult {
  /** Weighted mean of the negative log-likelihood, nats per token. */
  readonly loss: number
  /** Norm of the gradient before it was cut. */
  readonly norm: number
}

type Numbers = Float32Array<SharedArrayBuffer>

let optimisers = 0

/**
 * Training steps on a device. A batch is divided into passes, whose gradients are added up in lanes; lanes are joined and
 * AdamW is applied in pieces of the flat array of parameters. Pass, lane and piece have their fixed places in every
 * sum, and threads take them in turn: the same bits for any number of threads.
 */
export class Optimiser {
  readonly parameters: number
  /** What a checkpoint needs beside the step. Up to date after `collect`. */
  readonly weights: Numbers
  readonly first: Numbers
  readonly second: Numbers
  readonly #device: Device
  readonly #division: Division
  readonly #shape: BatchShape
  readonly #options: OptimiserOptions
  readonly #config: Gpt2Config
  readonly #scope = `optimiser ${optimisers++}`
  readonly #programs: { gradient: Program; reduce: Program; accumulate: Program; adamw: Program }
  /** Gradients of lanes, for the threads that did not compute them. */
  readonly #lanes: readonly Numbers[]
  #begun = false

  constructor(
    device: Device,
    config: Gpt2Config,
    division: Division,
    shape: BatchShape,
    options: OptimiserOptions,
    weights: Float32Array,
  ) {
    this.#device = device
    this.#config = config
    this.#division = division
    this.#shape = shape
    this.#options = options
    this.parameters = parameterCount(config)
    const shared = () => new Float32Array(new SharedArrayBuffer(4 * this.parameters))
    this.weights = shared()
    this.weights.set(weights)
    this.first = shared()
    this.second = shared()
    this.#lanes = device.threads === 1 ? [] : Array.from({ length: division.lanes }, shared)
    const { rows } = division
    this.#programs = {
      gradient: device.program(gradientGraph(config, { rows, ...shape }).toOnnx()),
      reduce: device.program(reduceGraph(division.lanes).toOnnx()),
      accumulate: device.program(reduceGraph(2).toOnnx()),
      adamw: device.program(adamwGraph(options).toOnnx()),
    }
  }

  /** One step on a batch: `step` counts from 1. */
  async step(batch: TokenBatch, step: number, learningRate: number): Promise<StepResult> {
    await this.#begin()
    const losses = await this.#gradients(batch)
    const squares = await this.#reduce()
    const loss = total(losses)
    const norm = Math.sqrt(total(squares))
    if (Number.isFinite(loss) && Number.isFinite(norm)) await this.#update(step, learningRate, norm)
    return { loss, norm }
  }

  /** Brings weights and moments from the threads into `weights`, `first` and `second`. */
  async collect(): Promise<void> {
    await this.#begin()
    await this.#forPieces(async (piece, thread) => {
      await this.#device.run({ copyOut: this.#states(piece) }, thread)
    })
  }

  async release(): Promise<void> {
    await this.#device.release(this.#scope)
  }

  async #begin(): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    await this.#forThreads((thread) =>
      this.#device.run({ copyIn: [this.#copyOf('weights', this.weights, 0, this.parameters)] }, thread),
    )
    const decaying = decayingParameters(this.#config)
    await this.#forPieces((piece, thread) => {
      const { from, length } = this.#piece(piece)
      const copyIn = [...this.#states(piece), this.#copyOf('decaying', decaying, from, length)]
      return this.#device.run({ copyIn }, thread)
    })
  }

  /** All passes: each lane's gradient ends in its buffer, and with several threads in shared memory too. */
  async #gradients(batch: TokenBatch): Promise<number[]> {
    const { passes, lanes } = this.#division
    const losses = new Array<number>(passes)
    await allDone(
      Array.from({ length: lanes }, async (_, lane) => {
        for (let pass = lane; pass < passes; pass += lanes) losses[pass] = await this.#pass(batch, pass, lane)
      }),
    )
    return losses
  }

  async #pass(batch: TokenBatch, pass: number, lane: number): Promise<number> {
    const { lanes, passes } = this.#division
    const thread = this.#threadOf(lane)
    const isFirst = pass === lane
    const isLast = pass + lanes >= passes
    const into = isFirst ? `lane ${lane}` : 'pass'
    const copyOut = this.#lanes.length > 0 && isLast ? [this.#laneCopy(lane, 0, this.parameters)] : []
    const job: Job = {
      program: this.#programs.gradient,
      inputs: { ...this.#parameterViews('weights'), ...this.#shard(batch, pass) },
      outputs: { ...this.#parameterViews(into, gradientName), loss: 'return' },
      ...(isFirst ? { copyOut } : {}),
    }
    const jobs = [this.#device.run(job, thread)]
    if (!isFirst) {
      // Given at once: a thread works in order, so that no other lane's pass can come between the two in its buffer.
      const view = (name: string) => this.#view(name, 0, this.parameters)
      const added: Job = {
        program: this.#programs.accumulate,
        inputs: { 'gradient 0': view(`lane ${lane}`), 'gradient 1': view('pass') },
        outputs: { gradient: view(`lane ${lane}`) },
        copyOut,
      }
      jobs.push(this.#device.run(added, thread))
    }
    const [{ loss }] = await allDone(jobs)
    return loss.data[0] as number
  }

  /** The windows of a pass. */
  #shard({ tokens, targets, weights }: TokenBatch, pass: number): NonNullable<Job['inputs']> {
    const { rows } = this.#division
    const { length, columns } = this.#shape
    const size = rows * length
    const part = <Data extends BigInt64Array | Float32Array>(data: Data, width: number): Data =>
      data.slice(pass * size * width, (pass + 1) * size * width) as Data
    return {
      tokens: { data: part(tokens, 1), dims: [rows, length] },
      targets: { data: part(targets, columns), dims: [size, columns] },
      weights: { data: part(weights, columns), dims: [size, columns] },
    }
  }

  /** Joins the lanes, piece by piece; returns the squares of the gradient in each. */
  async #reduce(): Promise<number[]> {
    const { lanes } = this.#division
    return this.#forPieces(async (piece, thread) => {
      const { from, length } = this.#piece(piece)
      const elsewhere = Array.from({ length: lanes }, (_, lane) => lane).filter(
        (lane) => this.#threadOf(lane) !== thread,
      )
      const inputs: Record<string, BufferView> = {}
      for (let lane = 0; lane < lanes; lane++)
        inputs[`gradient ${lane}`] = this.#view(`lane ${lane}`, from, length)
      const { squares } = await this.#device.run(
        {
          program: this.#programs.reduce,
          inputs,
          outputs: { gradient: this.#view('pass', from, length), squares: 'return' },
          copyIn: elsewhere.map((lane) => this.#laneCopy(lane, from, length)),
        },
        thread,
      )
      return squares.data[0] as number
    })
  }

  async #update(step: number, learningRate: number, norm: number): Promise<void> {
    const clip = Math.min(1, this.#options.clip / norm)
    const numbers = stepNumbers(this.#options, step, learningRate, clip)
    const scalars = Object.fromEntries(
      Object.entries(numbers).map(([name, number]) => [name, { data: Float32Array.of(number), dims: [] }]),
    )
    const several = this.#device.threads > 1
    await this.#forPieces(async (piece, thread) => {
      const { from, length } = this.#piece(piece)
      const views = {
        weight: this.#view('weights', from, length),
        first: this.#view('first', from, length),
        second: this.#view('second', from, length),
      }
      await this.#device.run(
        {
          program: this.#programs.adamw,
          inputs: {
            ...views,
            gradient: this.#view('pass', from, length),
            decaying: this.#view('decaying', from, length),
            ...scalars,
          },
          outputs: { 'weight now': views.weight, 'first now': views.first, 'second now': views.second },
          ...(several ? { copyOut: [this.#copyOf('weights', this.weights, from, length)] } : {}),
        },
        thread,
      )
    })
    // Each thread has its own pieces up to date; the others' come from shared memory.
    if (several) {
      await this.#forThreads((thread) =>
        this.#device.run({ copyIn: [this.#copyOf('weights', this.weights, 0, this.parameters)] }, thread),
      )
    }
  }

  /** What a piece's thread holds of weights and moments, and where it is in shared memory. */
  #states(piece: number): Copy[] {
    const { from, length } = this.#piece(piece)
    return [
      this.#copyOf('weights', this.weights, from, length),
      this.#copyOf('first', this.first, from, length),
      this.#copyOf('second', this.second, from, length),
    ]
  }

  #laneCopy(lane: number, from: number, length: number): Copy {
    return this.#copyOf(`lane ${lane}`, this.#lanes[lane], from, length)
  }

  #copyOf(name: string, shared: Numbers, from: number, length: number): Copy {
    return { buffer: this.#buffer(name), offset: from, shared, sharedOffset: from, length }
  }

  #view(name: string, offset: number, length: number): BufferView {
    return { buffer: this.#buffer(name), offset, dims: [length] }
  }

  #parameterViews(name: string, key = (parameter: string) => parameter): Record<string, BufferView> {
    const found: Record<string, BufferView> = {}
    let offset = 0
    for (const { name: parameter, dims } of parameters(this.#config)) {
      found[key(parameter)] = { buffer: this.#buffer(name), offset, dims }
      offset += elements(dims)
    }
    return found
  }

  #buffer(name: string): Buffer {
    return { scope: this.#scope, name, length: this.parameters }
  }

  #piece(piece: number): { from: number; length: number } {
    const size = Math.ceil(this.parameters / this.#division.lanes)
    const from = piece * size
    return { from, length: Math.min(size, this.parameters - from) }
  }

  #threadOf(laneOrPiece: number): number {
    return laneOrPiece % this.#device.threads
  }

  #forPieces<Result>(work: (piece: number, thread: number) => Promise<Result>): Promise<Result[]> {
    const { lanes } = this.#division
    return allDone(Array.from({ length: lanes }, (_, piece) => work(piece, this.#threadOf(piece))))
  }

  #forThreads<Result>(work: (thread: number) => Promise<Result>): Promise<Result[]> {
    const threads = Math.min(this.#device.threads, this.#division.lanes)
    return allDone(Array.from({ length: threads }, (_, thread) => work(thread)))
  }
}

/** 1 for the elements of matrices, which decay; 0 for biases and LayerNorm, which do not. */
function decayingParameters(config: Gpt2Config): Numbers {
  const decaying = new Float32Array(new SharedArrayBuffer(4 * parameterCount(config)))
  let offset = 0
  for (const { dims } of parameters(config)) {
    const end = offset + elements(dims)
    if (dims.length > 1) decaying.fill(1, offset, end)
    offset = end
  }
  return decaying
}

/** In order, in double precision. */
function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
