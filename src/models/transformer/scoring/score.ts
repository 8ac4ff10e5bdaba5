import type { WorkContext } from '../../../contracts/model.js'
import { InterruptedError } from '../../../errors/index.js'
import type { Program, Tensor } from '../../../tensor/runtime/device.js'
import { type DeviceWeights, onAllThreads } from '../device-weights.js'
import { forwardFlops } from '../flops.js'
import { hiddenGraph, predictionGraph, scoreGraph } from '../graphs/score-graph.js'
import { batchesOf, type Window, type WindowBatch, windowsOver } from './windows.js'

/** Tokens of one pass: about what keeps its arrays in a core's cache. */
const TOKENS_OF_A_PASS = 1024
/** Batches whose results wait to be taken: hidden states of a whole corpus would fill memory. */
const BATCHES_HELD = 32

/** A document to be predicted: inputs[i] predicts targets[i]. */
export interface Predicted {
  readonly inputs: Int32Array
  readonly targets: Int32Array
}

/** Natural-log probabilities of the targets of each document, given the inputs up to each. */
export async function scoreDocuments(
  model: DeviceWeights,
  documents: readonly Predicted[],
  work: WorkContext = {},
): Promise<Float64Array[]> {
  const scores = documents.map(({ targets }) => new Float64Array(targets.length))
  await inWindows(model, documents, scoreGraph, 'log probabilities', work, (window, row) => {
    for (let position = window.from; position < window.length; position++) {
      scores[window.document][window.start + position] = row[position]
    }
  })
  return scores
}

/** The mean of the last hidden states over all inputs of each document. */
export async function embedDocuments(
  model: DeviceWeights,
  documents: readonly Predicted[],
  work: WorkContext = {},
): Promise<Float64Array[]> {
  const { width } = model.config
  const means = documents.map(() => new Float64Array(width))
  await inWindows(model, documents, hiddenGraph, 'hidden', work, (window, row) => {
    const mean = means[window.document]
    const share = 1 / documents[window.document].inputs.length
    for (let position = window.from; position < window.length; position++) {
      for (let axis = 0; axis < width; axis++) mean[axis] += row[position * width + axis] * share
    }
  })
  return means
}

async function inWindows(
  model: DeviceWeights,
  documents: readonly Predicted[],
  graphOf: typeof scoreGraph,
  output: string,
  { signal, progress, spent }: WorkContext,
  take: (window: Window, row: Float32Array) => void,
): Promise<void> {
  const { config, device } = model
  const windows = windowsOver(
    documents.map(({ inputs }) => inputs.length),
    config.context,
  )
  const batches = batchesOf(windows, config.context, TOKENS_OF_A_PASS)
  const programs = new Map<number, Program>()
  for (const { rows, length } of batches) {
    // A graph takes longer to write than a small batch to run: once for each length.
    if (!programs.has(length)) {
      programs.set(length, device.program(graphOf(config, { rows, length }).toOnnx()))
    }
  }
  let done = 0
  const run = async (batch: WindowBatch, thread: number) => {
    if (signal?.aborted) throw new InterruptedError('stopped')
    const { tokens, targets } = paddedTokens(batch, documents)
    const dims = [batch.rows, batch.length]
    const outputs = await model.run(
      {
        program: programs.get(batch.length) as Program,
        inputs: {
          ...model.inputs,
          tokens: { data: tokens, dims },
          ...(graphOf === scoreGraph ? { targets: { data: targets, dims } } : {}),
          ...(graphOf === predictionGraph ? { last: lastPositions(batch) } : {}),
        },
        outputs: { [output]: 'return' },
      },
      thread,
    )
    progress?.(++done, batches.length)
    return outputs[output].data as Float32Array
  }
  for (let from = 0; from < batches.length; from += BATCHES_HELD) {
    const some = batches.slice(from, from + BATCHES_HELD)
    const results = await onAllThreads(device, some, run)
    // In order of the batches, not of when they were done: sums over a document's windows do not depend on the threads.
    for (const [index, { windows, rows }] of some.entries()) {
      const width = results[index].length / rows
      for (const [row, window] of windows.entries()) {
        take(window, results[index].subarray(row * width, (row + 1) * width))
      }
    }
  }
  spent?.({
    tokens: documents.reduce((sum, { targets }) => sum + targets.length, 0),
    flops: windows.reduce((sum, { length }) => sum + forwardFlops(config, length), 0),
  })
}

/** Where each row's window ends, counted over all rows; rows without a window take their first position. */
function lastPositions({ rows, length, windows }: WindowBatch): Tensor {
  const data = BigInt64Array.from({ length: rows }, (_, row) =>
    BigInt(row * length + (windows[row]?.length ?? 1) - 1),
  )
  return { data, dims: [rows] }
}

/** The windows' tokens; what is behind their ends is 0, which no position before it sees. */
function paddedTokens(
  { rows, length, windows }: WindowBatch,
  documents: readonly Predicted[],
): { tokens: BigInt64Array; targets: BigInt64Array } {
  const tokens = new BigInt64Array(rows * length)
  const targets = new BigInt64Array(rows * length)
  for (const [row, window] of windows.entries()) {
    const { inputs, targets: wanted } = documents[window.document]
    for (let position = 0; position < window.length; position++) {
      tokens[row * length + position] = BigInt(inputs[window.start + position])
      targets[row * length + position] = BigInt(wanted[window.start + position])
    }
  }
  return { tokens, targets }
}

/** The probabilities of all tokens after the last input of each document, of which the last context is seen. */
export async function predictNext(
  model: DeviceWeights,
  inputs: readonly Int32Array[],
  work: WorkContext = {},
): Promise<Float64Array[]> {
  const { context } = model.config
  const documents = inputs.map((tokens) => {
    const seen = tokens.subarray(Math.max(0, tokens.length - context))
    return { inputs: seen, targets: seen }
  })
  const distributions = new Array<Float64Array>(inputs.length)
  await inWindows(model, documents, predictionGraph, 'probabilities', work, ({ document }, row) => {
    distributions[document] = Float64Array.from(row)
  })
  return distributions
}
