import type { Buffer, Device, Program } from '../../../tensor/runtime/device.js'
import type { DeviceWeights } from '../device-weights.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { beamGraph } from '../graphs/beam-graph.js'
import type { CacheSlots, Slot } from './cache-slots.js'
import type { Document } from './document.js'
import { notNumbers, positionSize } from './piece.js'
import type { DrawnDocument } from './request.js'

/** A beginning of the document that is looked into. */
interface Beam {
  readonly tokens: readonly number[]
  /** Natural logarithm of the probability of the drawn part. */
  readonly logProbability: number
  readonly slot: Slot
}

/** A beginning made one token longer. */
interface Candidate {
  readonly parent: Beam
  readonly token: number
  readonly logProbability: number
}

/** A document that cannot grow, or no more. */
interface Hypothesis {
  readonly document: DrawnDocument
  readonly logProbability: number
}

/**
 * Beam search: the likeliest document among those whose every beginning is among the `beams` likeliest of its length,
 * by the probability of all its tokens, the end included, without a bonus for length. Documents that `max_tokens` cuts
 * take part. Ties go to the beam that was likelier before, then to the smaller token. One graph is run for each token,
 * with keys and values handed on from a beginning to its successors.
 */
export class BeamSearch {
  readonly #device: Device
  readonly #config: Gpt2Config
  readonly #weights: DeviceWeights
  readonly #beams: number
  readonly #rows: number
  readonly #likeliest: number
  readonly #slots: CacheSlots
  readonly #first: Program
  readonly #later: Program
  readonly #past: Buffer
  readonly #present: Buffer

  constructor(
    device: Device,
    scope: string,
    weights: DeviceWeights,
    config: Gpt2Config,
    beams: number,
    slots: CacheSlots,
  ) {
    this.#device = device
    this.#config = config
    this.#weights = weights
    this.#beams = beams
    this.#slots = slots
    // Products of a single row take another way.
    this.#rows = Math.max(2, beams)
    // The end of the document may be among them: without it, as many are left as there are beams.
    this.#likeliest = Math.min(beams + 1, config.vocabulary)
    const shape = { rows: this.#rows, likeliest: this.#likeliest }
    this.#first = device.program(beamGraph(config, { ...shape, past: false }).toOnnx())
    this.#later = device.program(beamGraph(config, { ...shape, past: true }).toOnnx())
    const size = this.#rows * positionSize(config)
    this.#past = { scope, name: `past of ${this.#rows} beams`, length: size * config.context }
    this.#present = { scope, name: `present of ${this.#rows} beams`, length: size }
  }

  /** The likeliest document that goes on from a document's prompt. */
  async find(document: Document, endOfDocument: number): Promise<DrawnDocument> {
    const prompt: number[] = []
    for (let known = document.forced(0); known !== undefined; known = document.forced(prompt.length)) {
      prompt.push(known)
    }
    const longest = document.left
    let live: Beam[] = [{ tokens: [endOfDocument], logProbability: 0, slot: this.#slots.take() }]
    let best: Hypothesis | undefined
    for (let length = 0; length < longest; length++) {
      const known = prompt[length]
      const candidates = await this.#candidates(live, document.index, known)
      const goOn: Candidate[] = []
      for (const candidate of candidates) {
        const ends = known === undefined && candidate.token === endOfDocument
        if (!ends && length + 1 < longest) {
          if (goOn.length < this.#beams) goOn.push(candidate)
          continue
        }
        if (best && best.logProbability >= candidate.logProbability) continue
        const tokens = [
          ...candidate.parent.tokens.slice(1 + prompt.length),
          ...(ends ? [] : [candidate.token]),
        ]
        const found = { tokens: Int32Array.from(tokens), finished: ends }
        best = { document: found, logProbability: candidate.logProbability }
      }
      live = this.#handOn(live, goOn, length + 1)
      // A beginning never gets likelier than it is.
      const hope = live[0]?.logProbability ?? Number.NEGATIVE_INFINITY
      if (best && best.logProbability >= hope) break
    }
    for (const { slot } of live) this.#slots.give(slot)
    return best?.document ?? { tokens: new Int32Array(0), finished: false }
  }

  /** All that the beams can become with their likeliest tokens, the likeliest first; or with the token that is known. */
  async #candidates(live: readonly Beam[], index: number, known: number | undefined): Promise<Candidate[]> {
    const { tokens, logProbabilities } = await this.#step(live)
    if (known !== undefined) return live.map((parent) => ({ parent, token: known, logProbability: 0 }))
    const candidates: Candidate[] = []
    for (const [row, parent] of live.entries()) {
      for (let rank = 0; rank < this.#likeliest; rank++) {
        const at = row * this.#likeliest + rank
        const logProbability = parent.logProbability + logProbabilities[at]
        if (Number.isNaN(logProbability)) throw notNumbers(index)
        candidates.push({ parent, token: Number(tokens[at]), logProbability })
      }
    }
    // A stable sort: equals stay in the order of beams and tokens.
    return candidates.sort((a, b) => b.logProbability - a.logProbability)
  }

  /** Runs one step; keys and values of the beams' last tokens come to stand in their slots. */
  async #step(
    live: readonly Beam[],
  ): Promise<{ readonly tokens: BigInt64Array; readonly logProbabilities: Float32Array }> {
    const size = positionSize(this.#config)
    const { layers, heads, width } = this.#config
    const length = live[0].tokens.length - 1
    const tokens = new BigInt64Array(this.#rows)
    for (const [row, beam] of live.entries()) tokens[row] = BigInt(beam.tokens[length])
    const dims = [this.#rows, length, 2 * layers, heads, width / heads]
    const results = await this.#device.run({
      program: length === 0 ? this.#first : this.#later,
      inputs: {
        ...this.#weights.inputs,
        start: { data: BigInt64Array.of(BigInt(length)), dims: [1] },
        tokens: { data: tokens, dims: [this.#rows] },
        ...(length === 0 ? {} : { past: { buffer: this.#past, offset: 0, dims } }),
      },
      outputs: {
        tokensAfter: 'return',
        logProbabilities: 'return',
        present: { buffer: this.#present, offset: 0, dims: [this.#rows, 1, size] },
      },
      copyIn:
        length === 0
          ? []
          : live.map(({ slot }, row) => ({
              buffer: this.#past,
              offset: row * length * size,
              shared: slot,
              sharedOffset: 0,
              length: length * size,
            })),
      copyOut: live.map(({ slot }, row) => ({
        buffer: this.#present,
        offset: row * size,
        shared: slot,
        sharedOffset: length * size,
        length: size,
      })),
    })
    return {
      tokens: results['tokensAfter'].data as BigInt64Array,
      logProbabilities: results['logProbabilities'].data as Float32Array,
    }
  }

  /** The next beams: the first successor of a beam takes its slot, others a copy; slots without successors are free. */
  #handOn(live: readonly Beam[], goOn: readonly Candidate[], length: number): Beam[] {
    const size = positionSize(this.#config)
    const taken = new Set<Beam>()
    const next = goOn.map(({ parent, token, logProbability }) => {
      let { slot } = parent
      if (taken.has(parent)) {
        slot = this.#slots.take()
        slot.set(parent.slot.subarray(0, length * size))
      }
      taken.add(parent)
      return { tokens: [...parent.tokens, token], logProbability, slot }
    })
    for (const beam of live) if (!taken.has(beam)) this.#slots.give(beam.slot)
    return next
  }
}
