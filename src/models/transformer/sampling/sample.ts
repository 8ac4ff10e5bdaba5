import type { Decoding, Sample, SampleRequest, WorkContext } from '../../../contracts/model.js'
import type { Rng } from '../../../contracts/rng.js'
import type { Tokenizer } from '../../../contracts/tokenizer.js'
import { RunError } from '../../../errors/index.js'
import type { DeviceWeights } from '../device-weights.js'
import { asText } from '../documents.js'
import { Sampler } from './sampler.js'

/** Documents that a model draws, as text. */
export async function sampleTexts(
  model: DeviceWeights,
  tokenizer: Tokenizer,
  { from, count, inputs }: SampleRequest,
  decoding: Decoding,
  rng: Rng,
  work: WorkContext,
): Promise<Sample> {
  const texts = inputs === undefined ? undefined : asText(inputs, 'continues').texts
  if (texts !== undefined && texts.length !== count) {
    throw new RunError(`${texts.length} prompts for ${count} documents`, 'one prompt per document')
  }
  const sampler = await Sampler.open(model, tokenizer.endOfDocument)
  try {
    const prompts = texts?.map((text) => tokenizer.encode(text))
    const { documents, tokens } = await sampler.sample({ from, count, prompts }, decoding, rng, work)
    return {
      batch: {
        kind: 'text',
        texts: documents.map((document) => tokenizer.decode(document.tokens)),
        ...(texts ? { prompts: texts } : {}),
        provenance: [{ length: count, origin: { kind: 'synthetic', generation: 0 } }],
      },
      finished: Uint8Array.from(documents, ({ finished }) => (finished ? 1 : 0)),
      tokens,
    }
  } finally {
    await sampler.close()
  }
}
