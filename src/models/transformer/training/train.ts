import type { WorkContext } from '../../../contracts/model.js'
import type { Rng } from '../../../contracts/rng.js'
import { InterruptedError, RunError } from '../../../errors/index.js'
import type { Device } from '../../../tensor/runtime/device.js'
import { trainingFlops } from '../flops.js'
import type { Weights } from '../weights.js'
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js'
import { divide } from './division.js'
import { Optimiser } from './optimiser.js'
import { DEFAULT_EPOCHS, type TrainingOptions } from './options.js'
import { learningRateAt } from './schedule.js'
import { EarlyStopping, type HeldOutLoss } from './early-stopping.js'
import { TokenStream, type TrainingItem } from './token-stream.js'
import { windowOf } from './window.js'

/** Seconds of work that a killed process may lose. */
const CHECKPOINT_SECONDS = 60

export interface TrainingTask {
  readonly device: Device
  readonly start: Weights
  readonly items: readonly TrainingItem[]
  readonly endOfDocument: number
  readonly options: TrainingOptions
  readonly learningRate: number
  readonly rng: Rng
  /** Mean loss of held-out documents under some weights, where training may stop early. */
  readonly heldOut?: HeldOutLoss
  readonly checkpointSeconds?: number
}

export interface Trained {
  readonly values: Float32Array<SharedArrayBuffer>
  /** Steps taken; those planned, unless training stopped early. */
  readonly steps: number
  readonly planned: number
  /** Loss of each step's batch before the step, nats per token. */
  readonly losses: readonly number[]
}

/** Trains weights on documents. Stopped and begun again with the same scratch folder, it ends in the same weights. */
export async function train(task: TrainingTask, work: WorkContext = {}): Promise<Trained> {
  const { device, start, items, options, rng } = task
  const { config } = start
  const length = windowOf(options, config.context)
  const columns = items.reduce((most, { soft }) => Math.max(most, soft?.top ?? 1), 1)
  const stream = new TokenStream(items, { endOfDocument: task.endOfDocument, length, columns }, rng)
  const planned = plannedSteps(options, stream.epochTokens, options.batch * length)
  const { batch, beta1, beta2, epsilon, clip, weight_decay: weightDecay } = options
  const division = divide(config, batch, length, options.pass)
  const optimiser = new Optimiser(
    device,
    config,
    division,
    { length, columns },
    { beta1, beta2, epsilon, clip, weightDecay },
    start.values,
  )
  const stopping =
    task.heldOut && options.early_stopping && new EarlyStopping(options.early_stopping, task.heldOut)
  const identity = JSON.stringify({ config, options, planned, tokens: stream.epochTokens })
  const resumed = work.scratch ? await readCheckpoint(work.scratch, identity) : undefined
  const losses = [...(resumed?.losses ?? [])]
  if (resumed) restore(resumed, optimiser, stopping)
  let saved = performance.now()
  let step = resumed?.step ?? 0
  try {
    while (step < planned && !stopping?.done) {
      if (work.signal?.aborted) throw new InterruptedError('stopped')
      step++
      const learningRate = learningRateAt(scheduleOf(task), step, planned)
      const { loss, norm } = await optimiser.step(stream.batch(step - 1, batch), step, learningRate)
      if (!Number.isFinite(loss) || !Number.isFinite(norm)) {
        throw diverged(task, step, planned, `the loss is ${loss}, the norm of the gradient ${norm}`)
      }
      losses.push(loss)
      work.progress?.(step, planned)
      work.spent?.({ tokens: batch * length, flops: batch * trainingFlops(config, length) })
      if (stopping?.isDue(step, planned)) {
        await optimiser.collect()
        await stopping.look(step, optimiser.weights)
      }
      if (work.scratch && performance.now() - saved > 1000 * (task.checkpointSeconds ?? CHECKPOINT_SECONDS)) {
        await optimiser.collect()
        await writeCheckpoint(work.scratch, identity, checkpointOf(step, losses, optimiser, stopping))
        saved = performance.now()
      }
    }
    await optimiser.collect()
  } finally {
    await optimiser.release()
  }
  const values = stopping?.bestWeights ?? optimiser.weights
  // The last step's own numbers are seen by no later loss.
  if (!values.every(Number.isFinite)) throw diverged(task, step, planned, 'weights are no finite numbers')
  return { values, steps: step, planned, losses }
}

function scheduleOf({ options, learningRate }: TrainingTask) {
  return { learningRate, warmup: options.warmup, finalShare: options.final_learning_rate }
}

/** Steps of a training run: whole batches, at least one. */
export function plannedSteps(options: TrainingOptions, epochTokens: number, batchTokens: number): number {
  const { epochs = DEFAULT_EPOCHS, steps, tokens } = options
  return steps ?? Math.max(1, Math.ceil((tokens ?? epochs * epochTokens) / batchTokens))
}

function diverged({ learningRate }: TrainingTask, step: number, planned: number, seen: string): RunError {
  return new RunError(
    `training diverged at step ${step} of ${planned}: ${seen}`,
    `lower training.learning_rate (it is ${learningRate}), raise training.warmup or lower training.clip`,
  )
}

function checkpointOf(
  step: number,
  losses: readonly number[],
  { weights, first, second }: Optimiser,
  stopping: EarlyStopping | undefined,
): Checkpoint {
  const arrays = [weights, first, second]
  if (stopping === undefined) return { step, losses, arrays }
  const { best, bestStep, misses, bestWeights } = stopping
  return { step, losses, stopping: { best, bestStep, misses }, arrays: [...arrays, bestWeights ?? weights] }
}

function restore(
  { stopping: state, arrays }: Checkpoint,
  optimiser: Optimiser,
  stopping: EarlyStopping | undefined,
): void {
  const [weights, first, second, best] = arrays
  optimiser.weights.set(weights)
  optimiser.first.set(first)
  optimiser.second.set(second)
  if (state && stopping) stopping.restore(state, best)
}
