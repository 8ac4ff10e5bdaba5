/**
 * Our side of the transformer bench: a worker of the protocol in line-worker.ts. Arguments: TASK (train or sample), the
 * sizes and the settings ({ threads }) as JSON.
 */
import { createRequire } from 'node:module'
import { keyedRng } from '../../src/random/keyed.js'
import { openDevice } from '../../src/tensor/runtime/open-device.js'
import { DeviceWeights, sharedCopy } from '../../src/models/transformer/device-weights.js'
import type { Gpt2Config } from '../../src/models/transformer/gpt2-config.js'
import { initialWeights } from '../../src/models/transformer/initial-weights.js'
import { Sampler } from '../../src/models/transformer/sampling/sampler.js'
import { divide } from '../../src/models/transformer/training/division.js'
import { Optimiser } from '../../src/models/transformer/training/optimiser.js'
import { TokenStream } from '../../src/models/transformer/training/token-stream.js'
import { answerLines } from '../answer-lines.js'

const SEQUENCES = 64

const [task, sizes, settings] = process.argv.slice(2)
const { batch, ...config } = JSON.parse(sizes) as Gpt2Config & { readonly batch: number }
const { threads } = JSON.parse(settings) as { readonly threads: number }
const device = await openDevice({ threads })
const weights = initialWeights(config, keyedRng('bench', 'weights'))

/** One repetition; a training step gives its loss. */
const repeat = task === 'train' ? trainer() : await drawer()

/** Steps on random tokens, as PyTorch's side takes them: only their number matters for the time. */
function trainer(): () => Promise<number> {
  const { context: length, vocabulary } = config
  const rng = keyedRng('bench', 'tokens')
  const tokens = Int32Array.from({ length: 50_000 }, () => rng.integer(vocabulary))
  const items = [{ tokens, prompt: 0, weight: 1 }]
  const stream = new TokenStream(items, { endOfDocument: 0, length, columns: 1 }, rng)
  const optimiser = new Optimiser(
    device,
    config,
    divide(config, batch, length),
    { length, columns: 1 },
    { beta1: 0.9, beta2: 0.95, weightDecay: 0.1, epsilon: 1e-8, clip: 1 },
    weights.values,
  )
  let step = 0
  return async () => (await optimiser.step(stream.batch(step++, batch), step, 1e-3)).loss
}

/** Whole sequences: no token ends a document. */
async function drawer(): Promise<() => Promise<undefined>> {
  const model = new DeviceWeights(device, config, sharedCopy(weights.values))
  const sampler = await Sampler.open(model, -1)
  let round = 0
  return async () => {
    const rng = keyedRng('bench', 'draw', round++)
    await sampler.sample({ from: 0, count: SEQUENCES }, { temperature: 1, max_tokens: config.context }, rng)
    return undefined
  }
}

const tokens = task === 'train' ? batch * config.context : SEQUENCES * config.context
const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string }
const ready = { ready: true, version: `onnxruntime-node ${version}`, tokens } as const
await answerLines(ready, async () => ({ loss: await repeat() }))
await device.close()
