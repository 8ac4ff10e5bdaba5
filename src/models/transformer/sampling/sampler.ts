import type { Decoding, WorkContext } from '../../../contracts/model.js'
import type { Rng } from '../../../contracts/rng.js'
import type { DeviceWeights } from '../device-weights.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { BeamSearch } from './beams.js'
import { CacheSlots } from './cache-slots.js'
import { Collected } from './collected.js'
import { Document } from './document.js'
import { checkDecoding, checkPrompts } from './limits.js'
import { type Doing, inParallel } from './parallel.js'
import { PieceRunner, positionSize } from './piece.js'
import type { TokenRequest, TokenSample } from './request.js'
import { Schedule } from './schedule.js'

/** Documents that are run together: more make products hardly faster, and leave less for a second thread. */
const ROWS = 32
/** Fewer would take other ways through ONNX Runtime's products. */
const FEWEST_ROWS = 2
/** Bytes that the past of one group may take; rows are halved until it does. */
const GROUP_BYTES = 512 * 1024 * 1024
/** Bytes that documents may take that wait beside the groups which run. */
const WAITING_BYTES = 512 * 1024 * 1024

/** Scopes must differ between samplers of one device. */
let samplers = 0

/**
 * Draws documents from a GPT-2 model, tokens in and tokens out. Document i depends on the generator and i alone: it
 * draws from `rng.fork(i)`, one uniform number for each token, and what it computes is done in graphs of fixed shape
 * whose rows know nothing of each other.
 */
export class Sampler {
  readonly #scope = `sampler ${samplers++}`
  readonly #model: DeviceWeights
  readonly #endOfDocument: number

  private constructor(model: DeviceWeights, endOfDocument: number) {
    this.#model = model
    this.#endOfDocument = endOfDocument
  }

  /** Brings the weights to every thread. `endOfDocument`: the tokenizer's. */
  static async open(model: DeviceWeights, endOfDocument: number): Promise<Sampler> {
    await model.load()
    return new Sampler(model, endOfDocument)
  }

  /**
   * Throws a BadInputError where the context is too short for `max_tokens` or a prompt. With `work.scratch`, documents
   * that are finished are kept there at least every minute, and are not drawn again.
   */
  async sample(
    request: TokenRequest,
    decoding: Decoding,
    rng: Rng,
    work: WorkContext = {},
  ): Promise<TokenSample> {
    checkDecoding(this.#model.config, decoding)
    checkPrompts(this.#model.config, request, decoding)
    const collected = await Collected.open(request, decoding, rng, work)
    const missing = collected.missing().values()
    const begin = () => {
      const { value: index } = missing.next()
      if (index === undefined) return undefined
      const prompt = request.prompts?.[index] ?? []
      const draws = rng.fork(request.from + index)
      return new Document(index, prompt, decoding.max_tokens, this.#endOfDocument, draws)
    }
    const prompted = (request.prompts ?? []).reduce((most, { length }) => Math.max(most, length), 0)
    const slots = new CacheSlots((prompted + decoding.max_tokens) * positionSize(this.#model.config))
    const next =
      decoding.beams === undefined
        ? this.#drawing(begin, decoding, slots, collected)
        : this.#searching(begin, decoding.beams, slots, collected)
    await inParallel(this.#model.device.threads, next, () => collected.pause())
    const sample = await collected.finish(this.#model.config)
    work.spent?.({ tokens: sample.tokens, flops: sample.flops })
    return sample
  }

  /** Gives back the memory on the threads. */
  async close(): Promise<void> {
    await this.#model.device.release(this.#scope)
  }

  #drawing(
    begin: () => Document | undefined,
    decoding: Decoding,
    slots: CacheSlots,
    collected: Collected,
  ): () => Doing {
    const rows = rowsFor(this.#model.config)
    const runner = new PieceRunner(
      this.#model.device,
      this.#scope,
      this.#model,
      this.#model.config,
      decoding,
      rows,
    )
    const mostHeld = rows * this.#model.device.threads + Math.floor(WAITING_BYTES / slots.bytes)
    const schedule = new Schedule(rows, mostHeld, begin)
    const go = async (group: readonly Document[]) => {
      const { length } = group[0]
      for (const document of group) document.slot ??= slots.take()
      await runner.run(group)
      for (const document of group) {
        if (document.left > 0) continue
        if (document.slot) slots.give(document.slot)
        collected.add(document.index, document.drawn())
      }
      schedule.back(group, length)
    }
    return () => {
      const group = schedule.next()
      return group && go(group)
    }
  }

  #searching(
    begin: () => Document | undefined,
    beams: number,
    slots: CacheSlots,
    collected: Collected,
  ): () => Doing {
    const device = this.#model.device
    const search = new BeamSearch(device, this.#scope, this.#model, this.#model.config, beams, slots)
    const go = async (document: Document) => {
      collected.add(document.index, await search.find(document, this.#endOfDocument))
    }
    return () => {
      const document = begin()
      return document && go(document)
    }
  }
}

/** Rows of a graph: depends on nothing but the model's shape, as everything does that may change a rounding. */
function rowsFor(config: Gpt2Config): number {
  const bytes = 4 * positionSize(config) * config.context
  let rows = ROWS
  while (rows > FEWEST_ROWS && rows * bytes > GROUP_BYTES) rows /= 2
  return rows
}
