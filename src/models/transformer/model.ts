import type { Batch, TextBatch } from '../../contracts/batch.js'
import {
  type Decoding,
  type EntropyRate,
  type Model,
  type Sample,
  type SampleRequest,
  type Score,
  type ScoreOptions,
  TOKEN_END,
  TOKEN_OUT_OF_VOCABULARY,
  type WorkContext,
} from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import type { Tokenizer } from '../../contracts/tokenizer.js'
import type { Device } from '../../tensor/runtime/device.js'
import { DeviceWeights } from './device-weights.js'
import { asText, scoredItems } from './documents.js'
import { entropyRateOf } from './entropy-rate.js'
import type { Gpt2Config } from './gpt2-config.js'
import { sampleTexts } from './sampling/sample.js'
import { embedDocuments, predictNext, scoreDocuments } from './scoring/score.js'
import { saveGpt2 } from './storage/folder.js'
import type { Weights } from './weights.js'

export interface SharedWeights extends Weights {
  readonly config: Gpt2Config
  readonly values: Float32Array<SharedArrayBuffer>
}

/** A GPT-2 model with its tokenizer, on a device. */
export class TransformerModel implements Model {
  readonly weights: SharedWeights
  readonly tokenizer: Tokenizer
  readonly notes: readonly string[]
  readonly #device: Device
  readonly #onDevice: DeviceWeights

  constructor(weights: SharedWeights, tokenizer: Tokenizer, device: Device, notes: readonly string[]) {
    this.weights = weights
    this.tokenizer = tokenizer
    this.notes = notes
    this.#device = device
    this.#onDevice = new DeviceWeights(device, weights.config, weights.values)
  }

  sample(request: SampleRequest, decoding: Decoding, rng: Rng, work: WorkContext = {}): Promise<Sample> {
    return sampleTexts(this.#onDevice, this.tokenizer, request, decoding, rng, work)
  }

  async score(batch: Batch, options: ScoreOptions = {}, work: WorkContext = {}): Promise<Score> {
    const open = options.boundary === 'open'
    const items = scoredItems(asText(batch, 'scores'), this.tokenizer, open)
    const scores = await scoreDocuments(this.#onDevice, items, work)
    const offsets = new Uint32Array(items.length + 1)
    for (const [index, { targets, prompt }] of items.entries()) {
      offsets[index + 1] = offsets[index] + targets.length - prompt
    }
    const logProbabilities = new Float64Array(offsets[items.length])
    const flags = new Uint8Array(offsets[items.length])
    for (const [index, { targets, prompt }] of items.entries()) {
      logProbabilities.set(scores[index].subarray(prompt), offsets[index])
      for (let at = prompt; at < targets.length; at++) {
        if (targets[at] === this.tokenizer.unknown)
          flags[offsets[index] + at - prompt] = TOKEN_OUT_OF_VOCABULARY
      }
      if (!open) flags[offsets[index + 1] - 1] = TOKEN_END
    }
    return { kind: 'mass', offsets, logProbabilities, flags }
  }

  entropyRate(rng: Rng, tokens: number, work: WorkContext = {}): Promise<EntropyRate> {
    return entropyRateOf(this.#onDevice, this.tokenizer.endOfDocument, rng, tokens, work)
  }

  predict(starts: readonly string[], work: WorkContext = {}): Promise<Float64Array[]> {
    // All that is seen before the token asked for is what is seen before the next one of an open document.
    const batch: TextBatch = { kind: 'text', texts: starts, provenance: [] }
    const items = scoredItems(batch, this.tokenizer, false)
    return predictNext(
      this.#onDevice,
      items.map(({ inputs }) => inputs),
      work,
    )
  }

  embed(batch: TextBatch, work: WorkContext = {}): Promise<Float64Array[]> {
    return embedDocuments(this.#onDevice, scoredItems(batch, this.tokenizer, false), work)
  }

  save(directory: string): Promise<void> {
    return saveGpt2(directory, this.weights, this.tokenizer, { notes: this.notes })
  }

  async close(): Promise<void> {
    await this.#onDevice.release()
    await this.#device.close()
  }
}
