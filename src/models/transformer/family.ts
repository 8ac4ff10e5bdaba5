import type { Batch } from '../../contracts/batch.js'
import type { Family, FamilyCapabilities, FitContext, LoadContext, Model } from '../../contracts/model.js'
import { sha256 } from '../../files/checksum.js'
import { sharedDevice } from '../../tensor/runtime/shared-device.js'
import { openTokenizer } from '../../text/tokenizers/open.js'
import { DEFAULT_TOKENIZER, inspectFolder, loadStored, located, pathFrom } from './base.js'
import { asText } from './documents.js'
import { fitTransformer } from './fit.js'
import { TransformerModel } from './model.js'
import { initOf, type TransformerOptions } from './options.js'
import { pilotOf } from './pilot.js'
import { PRESETS, type Size } from './presets.js'
import { checkDecoding } from './sampling/limits.js'
import { folderIdentity } from './storage/identity.js'
import { inspectGpt2 } from './storage/folder.js'
import { windowOf } from './training/window.js'

/** Model tokens that a word of English and the space behind it take, about, by kind of tokenizer. */
const TOKENS_PER_WORD = { bpe: 2, words: 1.3, characters: 6, bytes: 6, file: 1.5 }

/** GPT-2 models. See `gpt2.ts` for the architecture and `options.ts` for what can be chosen. */
export const transformerFamily: Family<TransformerOptions> = {
  name: 'transformer',
  version: 1,

  capabilities(options): FamilyCapabilities {
    const { base, size, preset, tokenizer = DEFAULT_TOKENIZER } = options
    const kind =
      typeof tokenizer === 'string' ? tokenizer : (Object.keys(tokenizer)[0] as 'bpe' | 'words' | 'file')
    const { context } = size ?? PRESETS[preset ?? 'micro']
    return {
      batch: 'text',
      prompts: true,
      lossWeights: true,
      editing: false,
      embedding: true,
      // A base model's context is in its folder; every published one sees hundreds of words.
      ...(base === undefined
        ? { contextTokens: Math.max(1, Math.floor(context / TOKENS_PER_WORD[kind])) }
        : {}),
      randomFit: true,
      cheapFit: false,
      continues: initOf(options) === 'continue',
    }
  },

  async identity({ base, tokenizer, training }, baseDirectory): Promise<string> {
    if (base !== undefined) {
      const folder = pathFrom(baseDirectory, base)
      const { context } = await inspectFolder(folder)
      windowOf(training, context)
      return folderIdentity(folder)
    }
    if (typeof tokenizer !== 'object' || !('file' in tokenizer)) return ''
    return sha256((await openTokenizer(located(tokenizer, baseDirectory), [])).toJson())
  },

  async longestDocument(options, baseDirectory): Promise<number> {
    return (await sizeOf(options, baseDirectory)).context
  },

  async checkDecoding(options, decoding, baseDirectory): Promise<void> {
    checkDecoding(await sizeOf(options, baseDirectory), decoding)
  },

  async available(): Promise<void> {
    const device = await sharedDevice(1)
    await device.close()
  },

  async pilot(options, baseDirectory) {
    return pilotOf(options, await sizeOf(options, baseDirectory))
  },

  async fit(batch: Batch, options: TransformerOptions, context: FitContext): Promise<Model> {
    const device = await sharedDevice(context.threads ?? 1)
    try {
      return await fitTransformer(asText(batch, 'is trained on'), options, context, device)
    } catch (error) {
      await device.close()
      throw error
    }
  },

  async load(directory: string, _options: TransformerOptions, { threads = 1 }: LoadContext): Promise<Model> {
    const device = await sharedDevice(threads)
    try {
      const { weights, tokenizer, notes } = await loadStored(directory)
      const values = weights.values as Float32Array<SharedArrayBuffer>
      return new TransformerModel({ config: weights.config, values }, tokenizer, device, notes)
    } catch (error) {
      await device.close()
      throw error
    }
  },
}

async function sizeOf({ base, size, preset }: TransformerOptions, baseDirectory?: string): Promise<Size> {
  if (base !== undefined) return (await inspectGpt2(pathFrom(baseDirectory, base))).config
  return size ?? PRESETS[preset ?? 'micro']
}
