import { totalmem } from 'node:os'
import { constrainedMemory } from 'node:process'
import { EnvironmentError } from '../../errors/index.js'
import { type Gpt2Config, parameterCount } from './gpt2-config.js'
import type { Division } from './training/division.js'

const BYTES = 4
/** What else lives on the machine. */
const USABLE = 0.9

/**
 * Bytes that training takes at least: arrays as large as the parameters, as `Optimiser` holds them, and, for each thread,
 * what the backward pass needs of the forward pass of one pass. What ONNX Runtime needs besides is not counted.
 */
export function trainingMemory(
  config: Gpt2Config,
  { rows, passes, lanes }: Division,
  length: number,
  threads: number,
): number {
  const { layers, width, heads, vocabulary } = config
  const used = Math.min(threads, lanes)
  // The weights before training, those of now, both moments; the lanes' gradients, where threads hand them on.
  const shared = 4 + (threads > 1 ? lanes : 0)
  // On all threads together: the weights on each; moments and decay, each a piece; a lane's gradient whole on its own
  // thread and a piece on each other; the gradient of a pass, whole where passes are added up.
  const own = used + 3 + lanes + (lanes * (used - 1)) / used + (passes > lanes ? used : 1)
  const tokens = rows * length
  // Of a layer: 2 normalised inputs, q k v twice, attended twice, 6 arrays of the MLP's width, and two of all scores.
  const ofLayer = width * (2 + 6 + 2 + 6 * 4) + 2 * heads * length
  const activations = tokens * (layers * ofLayer + 3 * vocabulary)
  return BYTES * (parameterCount(config) * (shared + own) + used * activations)
}

/** Refuses, before any work, what does not fit into the machine. `available` in bytes. */
export function checkTrainingMemory(
  config: Gpt2Config,
  division: Division,
  length: number,
  threads: number,
  available = machineMemory() * USABLE,
): void {
  const needed = trainingMemory(config, division, length, threads)
  if (needed <= available) return
  const parameters = (parameterCount(config) / 1e6).toFixed(1)
  throw new EnvironmentError(
    `training ${parameters} M parameters on ${division.rows} windows of ${length} tokens at once takes about ` +
      `${gigabytes(needed)} GB of memory, the machine has ${gigabytes(available)} GB for it`,
    'Choose a smaller size, a smaller training.window, a smaller training.pass or fewer threads.',
  )
}

/** In bytes; a container may have less than the machine. Without a limit `constrainedMemory` gives 0 or far too much. */
function machineMemory(): number {
  return Math.min(totalmem(), constrainedMemory() || Number.POSITIVE_INFINITY)
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}
