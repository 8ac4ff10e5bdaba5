import { formatPercent } from '../../analysis/index.js'
import type { DoseKind, Draw } from '../../analysis/threshold/index.js'

/** A dose of human data and the arms that show what it does. */
export interface DoseArms {
  /** A share or a count. */
  readonly dose: number
  /** `10%`, `200`. */
  readonly label: string
  readonly arm: string
  /** The same human data without any synthetic; undefined for a dose of nothing. */
  readonly alone: string | undefined
}

/** The control of a search: an arm of its own name, so that the experiment's own records stay as they are. */
export const THRESHOLD_CONTROL = 'threshold control'

export function doseArms(doses: readonly number[], by: DoseKind, draw: Draw): readonly DoseArms[] {
  return doses.map((dose) => {
    const label = by === 'share' ? shareLabel(dose) : String(dose)
    const arm = `threshold ${by === 'share' ? 'mix' : 'anchor'} ${label} ${draw}`
    const alone = dose === 0 ? undefined : `threshold alone ${by} ${label} ${draw}`
    return { dose, label, arm, alone }
  })
}

/** The arms of an experiment file: mixing alone differs between them. */
export function armsOfFile(doses: readonly DoseArms[], by: DoseKind, draw: Draw): Record<string, unknown> {
  const arms: Record<string, unknown> = { [THRESHOLD_CONTROL]: { mixing: { strategy: 'human-only' } } }
  for (const { dose, arm, alone } of doses) {
    const human = { [by]: dose, draw }
    arms[arm] = { mixing: mixingOf(by, dose, human) }
    if (alone !== undefined) arms[alone] = { mixing: { strategy: 'human-subset', human } }
  }
  return arms
}

/** Beside a whole sample no human document at all is the sample alone. */
function mixingOf(by: DoseKind, dose: number, human: unknown): unknown {
  if (by === 'share') return { strategy: 'mix', human }
  return dose === 0 ? { strategy: 'replace' } : { strategy: 'anchor', human }
}

/** All digits of a share: names of arms must differ. */
function shareLabel(share: number): string {
  const short = formatPercent(share)
  const exact = `${Number((share * 100).toPrecision(10))}%`
  return Number.parseFloat(short) === Number.parseFloat(exact) ? short : exact
}
