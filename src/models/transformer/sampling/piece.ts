import type { Decoding } from '../../../contracts/model.js'
import { RunError } from '../../../errors/index.js'
import type { Buffer, Device, Job, Program, Tensor } from '../../../tensor/runtime/device.js'
import type { DeviceWeights } from '../device-weights.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { parameterInputs } from '../gpt2.js'
import { isGreedy } from '../graphs/draw-token.js'
import { samplingGraph } from '../graphs/sampling-graph.js'
import type { Document } from './document.js'

/** Tokens drawn in one piece: more make a loop carry more, fewer copy the past more often. 8, 16 and 32 differ little. */
const PIECE = 16

/** Numbers that one position of one document takes in a cache. */
export function positionSize({ layers, width }: Gpt2Config): number {
  return 2 * layers * width
}

/** Draws pieces of documents on a device. */
export class PieceRunner {
  readonly #device: Device
  readonly #config: Gpt2Config
  readonly #decoding: Decoding
  readonly #weights: DeviceWeights
  readonly #rows: number
  readonly #first: Program
  readonly #later: Program
  readonly #past: Buffer
  readonly #present: Buffer

  constructor(
    device: Device,
    scope: string,
    weights: DeviceWeights,
    config: Gpt2Config,
    decoding: Decoding,
    rows: number,
  ) {
    const graph = (past: boolean) =>
      samplingGraph(config, { rows, past }, decoding, (graph) => parameterInputs(graph, config)).toOnnx()
    this.#device = device
    this.#config = config
    this.#decoding = decoding
    this.#weights = weights
    this.#rows = rows
    this.#first = device.program(graph(false))
    this.#later = device.program(graph(true))
    const size = rows * positionSize(config)
    this.#past = { scope, name: 'past', length: size * config.context }
    this.#present = { scope, name: 'present', length: size * PIECE }
  }

  /** Draws up to PIECE tokens of each document, all of which have the same length. */
  async run(group: readonly Document[]): Promise<void> {
    const steps = Math.min(PIECE, Math.max(...group.map(({ left }) => left)))
    const { drawn } = await this.#device.run(this.#job(group, steps))
    for (let step = 0; step < steps; step++) {
      for (const [row, document] of group.entries()) {
        const token = Number(drawn.data[step * this.#rows + row])
        if (token < 0) throw notNumbers(document.index)
        document.take(token)
      }
    }
  }

  #job(group: readonly Document[], steps: number): Job {
    const length = group[0].length
    const size = positionSize(this.#config)
    const { layers, heads, width } = this.#config
    const goOn = [...group.entries()].filter(([, { left }]) => left > steps)
    const past = {
      buffer: this.#past,
      offset: 0,
      dims: [this.#rows, length, 2 * layers, heads, width / heads],
    }
    const present = { buffer: this.#present, offset: 0, dims: [this.#rows, steps, size] }
    return {
      program: length === 0 ? this.#first : this.#later,
      inputs: { ...this.#weights.inputs, ...this.#inputs(group, steps), ...(length > 0 ? { past } : {}) },
      outputs: { drawn: 'return', ...(goOn.length > 0 ? { present } : {}) },
      copyIn:
        length === 0
          ? []
          : group.map((document, row) => ({
              buffer: this.#past,
              offset: row * length * size,
              shared: slotOf(document),
              sharedOffset: 0,
              length: length * size,
            })),
      copyOut: goOn.map(([row, document]) => ({
        buffer: this.#present,
        offset: row * steps * size,
        shared: slotOf(document),
        sharedOffset: length * size,
        length: steps * size,
      })),
    }
  }

  #inputs(group: readonly Document[], steps: number): Record<string, Tensor> {
    const rows = this.#rows
    const { vocabulary } = this.#config
    const tokens = new BigInt64Array(rows)
    const forced = new BigInt64Array(steps * rows)
    const uniforms = new BigInt64Array(steps * rows)
    const greedy = isGreedy(this.#decoding)
    for (const [row, document] of group.entries()) {
      tokens[row] = BigInt(document.last)
      for (let step = 0; step < steps; step++) {
        const known = document.forced(step)
        forced[step * rows + row] = BigInt(known ?? -1)
        if (known === undefined && !greedy) uniforms[step * rows + row] = document.uniform()
      }
    }
    return {
      steps: { data: BigInt64Array.of(BigInt(steps)), dims: [] },
      start: { data: BigInt64Array.of(BigInt(group[0].length)), dims: [1] },
      tokens: { data: tokens, dims: [rows] },
      forced: { data: forced, dims: [steps, rows] },
      ...(greedy ? {} : { uniforms: { data: uniforms, dims: [steps, rows] } }),
      ...((this.#decoding.repetition_penalty ?? 1) === 1
        ? {}
        : { repeated: { data: this.#repeated(group), dims: [rows, vocabulary] } }),
    }
  }

  #repeated(group: readonly Document[]): Uint8Array {
    const { vocabulary } = this.#config
    const repeated = new Uint8Array(this.#rows * vocabulary)
    for (const [row, { before }] of group.entries()) {
      for (const token of before) repeated[row * vocabulary + token] = 1
    }
    return repeated
  }
}

function slotOf({ slot, index }: Document): NonNullable<Document['slot']> {
  if (slot === undefined) throw new RangeError(`document ${index} has no slot`)
  return slot
}

export function notNumbers(index: number): RunError {
  return new RunError(
    `the model's scores for document ${index} are not numbers`,
    'the training diverged: lower the learning rate',
  )
}
