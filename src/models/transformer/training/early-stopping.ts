import type { TrainingOptions } from './options.js'

export type HeldOutLoss = (values: Float32Array<SharedArrayBuffer>) => Promise<number>

/** Watches the loss of held-out documents and keeps the weights with the lowest (Prechelt 1998, "Early stopping - but when?"). */
export class EarlyStopping {
  best = Number.POSITIVE_INFINITY
  bestStep = 0
  /** Looks in a row that found no lower loss. */
  misses = 0
  bestWeights: Float32Array<SharedArrayBuffer> | undefined
  readonly #every: number
  readonly #patience: number
  readonly #heldOut: HeldOutLoss

  constructor({ every, patience }: NonNullable<TrainingOptions['early_stopping']>, heldOut: HeldOutLoss) {
    this.#every = every
    this.#patience = patience
    this.#heldOut = heldOut
  }

  get done(): boolean {
    return this.misses >= this.#patience
  }

  /** The last step is always looked at: it may be the best. */
  isDue(step: number, planned: number): boolean {
    return step % this.#every === 0 || step === planned
  }

  async look(step: number, values: Float32Array<SharedArrayBuffer>): Promise<void> {
    const loss = await this.#heldOut(values)
    if (!(loss < this.best)) {
      this.misses++
      return
    }
    this.best = loss
    this.bestStep = step
    this.misses = 0
    this.#keep(values)
  }

  restore(state: { best: number; bestStep: number; misses: number }, weights: Float32Array): void {
    // JSON has no Infinity: before the first look the lowest loss is written as null.
    this.best = state.best ?? Number.POSITIVE_INFINITY
    this.bestStep = state.bestStep
    this.misses = state.misses
    if (this.bestStep > 0) this.#keep(weights)
  }

  #keep(values: Float32Array): void {
    this.bestWeights ??= new Float32Array(new SharedArrayBuffer(values.byteLength))
    this.bestWeights.set(values)
  }
}
