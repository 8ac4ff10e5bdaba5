import type { Phase, WorkDone } from '../../contracts/results.js'
import type { PhaseCounts, TimingRecord } from './records.js'
import type { PhaseWork } from '../tally.js'

/** What the results under a key have cost so far. */
export interface Timing {
  readonly key: string
  readonly work: PhaseWork
}

/** Records of version 0.1.0 hold seconds alone: their tokens are unknown, except where no work was done. */
export function timingOf(record: TimingRecord): Timing {
  const of = (phase: Phase): WorkDone => {
    const seconds = record[phase]
    const unknown = seconds > 0 || record.tokens !== undefined ? undefined : 0
    return {
      seconds,
      tokens: record.tokens?.[phase] ?? unknown,
      flops: record.flops?.[phase] ?? unknown,
    }
  }
  return { key: record.key, work: { fit: of('fit'), sample: of('sample'), measure: of('measure') } }
}

export function timingRecord(key: string, { fit, sample, measure }: PhaseWork): TimingRecord {
  return {
    key,
    fit: fit.seconds,
    sample: sample.seconds,
    measure: measure.seconds,
    tokens: counts({ fit: fit.tokens, sample: sample.tokens, measure: measure.tokens }),
    flops: counts({ fit: fit.flops, sample: sample.flops, measure: measure.flops }),
  }
}

function counts(of: Readonly<Record<Phase, number | undefined>>): PhaseCounts {
  return Object.fromEntries(Object.entries(of).filter(([, count]) => count !== undefined))
}
