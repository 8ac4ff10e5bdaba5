import type { Spent } from '../contracts/model.js'
import type { Phase, WorkDone } from '../contracts/results.js'

export type PhaseWork = Readonly<Record<Phase, WorkDone>>

/** Adds up the work of one generation: the time of its phases, and what models tell of their calls. */
export class Tally {
  readonly #seconds: Record<Phase, number> = { fit: 0, sample: 0, measure: 0 }
  readonly #calls: Record<Phase, Calls> = { fit: new Calls(), sample: new Calls(), measure: new Calls() }

  /** Adds the time of a phase; phases inside it (a fit asked for by a sample) are not counted twice. */
  async timed<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const all = () => this.#seconds.fit + this.#seconds.sample + this.#seconds.measure
    const innerBefore = all()
    const start = performance.now()
    const result = await work()
    const elapsed = (performance.now() - start) / 1000
    this.#seconds[phase] += elapsed - (all() - innerBefore)
    return result
  }

  /** What one call of a model is handed as `spent`. */
  spent(phase: Phase): (work: Spent) => void {
    return this.#calls[phase].begin()
  }

  get work(): PhaseWork {
    const of = (phase: Phase): WorkDone => ({ seconds: this.#seconds[phase], ...this.#calls[phase].sum })
    return { fit: of('fit'), sample: of('sample'), measure: of('measure') }
  }
}

/** The calls of one phase. A call that tells nothing leaves the sum unknown: it would be too small. */
class Calls {
  #silent = 0
  #tokens = 0
  #flops: number | undefined = 0

  begin(): (work: Spent) => void {
    this.#silent++
    let told = false
    return ({ tokens, flops }) => {
      if (!told) this.#silent--
      told = true
      this.#tokens += tokens
      this.#flops = plus(this.#flops, flops)
    }
  }

  get sum(): Pick<WorkDone, 'tokens' | 'flops'> {
    return this.#silent > 0
      ? { tokens: undefined, flops: undefined }
      : { tokens: this.#tokens, flops: this.#flops }
  }
}

const NONE: WorkDone = { seconds: 0, tokens: 0, flops: 0 }
export const NO_WORK: PhaseWork = { fit: NONE, sample: NONE, measure: NONE }

/** The sum of two; what is unknown in one of them is unknown in the sum. */
export function addWork(left: WorkDone, right: WorkDone): WorkDone {
  return {
    seconds: left.seconds + right.seconds,
    tokens: plus(left.tokens, right.tokens),
    flops: plus(left.flops, right.flops),
  }
}

function plus(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left + right
}
