import type { Decoding, WorkContext } from '../../../contracts/model.js'
import type { Rng } from '../../../contracts/rng.js'
import { forwardFlops } from '../flops.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { Checkpoint } from './checkpoint.js'
import type { DrawnDocument, TokenRequest, TokenSample } from './request.js'

/** Documents of a request that are finished: told of, and kept where a killed process finds them again. */
export class Collected {
  readonly #request: TokenRequest
  readonly #work: WorkContext
  readonly #checkpoint: Checkpoint | undefined
  readonly #documents: Map<number, DrawnDocument>

  private constructor(
    request: TokenRequest,
    work: WorkContext,
    checkpoint: Checkpoint | undefined,
    documents: Map<number, DrawnDocument>,
  ) {
    this.#request = request
    this.#work = work
    this.#checkpoint = checkpoint
    this.#documents = documents
  }

  static async open(
    request: TokenRequest,
    decoding: Decoding,
    rng: Rng,
    work: WorkContext,
  ): Promise<Collected> {
    work.signal?.throwIfAborted()
    if (work.scratch === undefined) return new Collected(request, work, undefined, new Map())
    const checkpoint = new Checkpoint(work.scratch, request, decoding, rng)
    return new Collected(request, work, checkpoint, await checkpoint.read())
  }

  /** Indices of the documents that are still to be drawn. */
  missing(): number[] {
    const all = Array.from({ length: this.#request.count }, (_, index) => index)
    return all.filter((index) => !this.#documents.has(index))
  }

  add(index: number, document: DrawnDocument): void {
    this.#documents.set(index, document)
    this.#checkpoint?.add(index, document)
  }

  /** Now and then: progress is told, the checkpoint is written when it is time, and an abort is obeyed. */
  async pause(): Promise<void> {
    this.#work.progress?.(this.#documents.size, this.#request.count)
    await this.#checkpoint?.write()
    this.#work.signal?.throwIfAborted()
  }

  async finish(config: Gpt2Config): Promise<TokenSample> {
    await this.#checkpoint?.write(true)
    const { count, prompts } = this.#request
    const documents: DrawnDocument[] = []
    let tokens = 0
    let flops = 0
    for (let index = 0; index < count; index++) {
      const document = this.#documents.get(index)
      if (document === undefined) throw new RangeError(`document ${index} was not drawn`)
      const drawn = document.tokens.length + (document.finished ? 1 : 0)
      documents.push(document)
      tokens += drawn
      flops += forwardFlops(config, (prompts?.[index].length ?? 0) + drawn)
    }
    return { documents, tokens, flops }
  }
}
