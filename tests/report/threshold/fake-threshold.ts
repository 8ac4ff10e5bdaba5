import type { DoseResult, ThresholdResult } from '../../../src/analysis/threshold/index.js'

const dose = (at: number, kept: number, decision: DoseResult['decision'], seeds = 5): DoseResult => {
  const alone = { kept: kept / 2, low: kept / 2 - 0.03, high: kept / 2 + 0.03, seeds: 5 }
  const range = { kept, low: kept - 0.02, high: kept + 0.02 }
  return {
    dose: at,
    label: `${at * 100}%`,
    ...range,
    decision,
    seeds,
    value: kept,
    control: 1,
    fitted: kept,
    alone,
  }
}

/** A search with made-up numbers: the threshold lies between 10% and 20%. */
export function fakeThreshold(fields: Partial<ThresholdResult> = {}): ThresholdResult {
  return {
    experiment: 'study',
    metric: 'facts.coverage',
    group: 'rare',
    label: 'Facts covered',
    unit: 'share of facts',
    format: 'percent',
    scale: 'ratio',
    better: 'higher',
    keep: 0.6,
    generation: 10,
    by: 'share',
    draw: 'redraw',
    items: 'documents',
    sizes: { train: 2000, sample: 2000 },
    confidence: 0.95,
    seedsMax: 20,
    status: 'found',
    lowestKept: 0.2,
    highestLost: 0.1,
    estimate: 0.145,
    choice: [0, 0.01, 0.05, 0.1, 0.15, 0.2, 0.5, 1],
    doses: [
      dose(0.1, 0.53, 'not kept'),
      dose(0.15, 0.61, 'undecided', 20),
      dose(0.2, 0.68, 'kept'),
      dose(1, 1, 'kept'),
    ],
    theory: {
      curve: [
        { dose: 0, kept: 0.3 },
        { dose: 0.1, kept: 0.55 },
        { dose: 1, kept: 1 },
      ],
      threshold: 0.2,
    },
    runs: { used: 75, stored: 10, fullGrid: 320 },
    notes: [],
    failures: [],
    fingerprint: 'abc',
    configuration: 'name: study\n',
    ...fields,
  }
}
