/** What of an arm decides whether facts survive as the branching process says. */
export interface ArmSettings {
  /** Decoding options as the experiment has them; `temperature: 1` and no cut is sampling as the model is. */
  readonly decoding: Readonly<Record<string, unknown>>
  readonly curation: readonly unknown[]
  readonly trainingTokens: unknown
}

/** Options of a sample that say how much is drawn, not how. */
const AMOUNTS = new Set(['documents', 'max_tokens'])

/** Options of decoding that change nothing at this value. */
const NEUTRAL: Readonly<Record<string, unknown>> = {
  temperature: 1,
  top_p: 1,
  typical_p: 1,
  repetition_penalty: 1,
  greedy: false,
}

/**
 * Assumptions of the survival of facts that these settings break, in words; none: it applies.
 *
 * @example
 * brokenAssumptions({ decoding: { temperature: 0.8 }, curation: [], trainingTokens: undefined })
 * // ['sampling is not that of the model: temperature 0.8']
 */
export function brokenAssumptions({ decoding, curation, trainingTokens }: ArmSettings): string[] {
  const broken: string[] = []
  const changed = Object.entries(decoding).filter(
    ([name, value]) =>
      !AMOUNTS.has(name) && value !== undefined && !(name in NEUTRAL && NEUTRAL[name] === value),
  )
  if (changed.length > 0) {
    const list = changed.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')
    broken.push(`sampling is not that of the model: ${list}`)
  }
  if (curation.length > 0) broken.push('curation decides which statements are kept')
  if (trainingTokens !== undefined && trainingTokens !== null) {
    broken.push('mixes are cut or repeated to a number of training tokens')
  }
  return broken
}
