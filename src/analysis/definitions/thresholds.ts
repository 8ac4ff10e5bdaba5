import { THRESHOLDS, type Thresholds } from '../thresholds.js'

/** What the definitions of collapse leave open, as numbers: declared here, printed beside every answer, changeable. */
export interface DefinitionThresholds extends Thresholds {
  /** A rise of the risk by this share of the reference is catastrophic (losses: of perplexity). */
  readonly catastrophe: number
  /** A scaling exponent that differs by more than this has changed. */
  readonly exponent: number
}

export const DEFINITION_THRESHOLDS: DefinitionThresholds = { ...THRESHOLDS, catastrophe: 1, exponent: 0.05 }
