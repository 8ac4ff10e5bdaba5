import { listed, plural } from '../../analysis/index.js'
import type { Finding, Measurement } from '../../contracts/measurement.js'
import { measuredGroups } from './comparison.js'

/** What to know before anything else is believed. */
export function cautions({ findings }: Measurement): readonly Finding[] {
  return findings.filter(({ weight }) => weight === 'caution')
}

/** What was found, the most important first. */
export function realFindings({ findings }: Measurement): readonly Finding[] {
  return findings.filter(({ weight }) => weight !== 'caution')
}

/** The most important finding, or what was measured where there is none. */
export function headline(measurement: Measurement): string {
  const [first] = realFindings(measurement)
  if (first !== undefined) return first.title
  return `${plural(measuredGroups(measurement).length, 'group')} measured; nothing stands out`
}

/** One sentence on what was measured, and how it was made comparable. */
export function lead(measurement: Measurement): string {
  const groups = measuredGroups(measurement)
  const documents = groups.map(({ name, documents: count, tokens, sample }) =>
    sample === undefined
      ? `${name} (${plural(count, 'document')}, ${whole(tokens)} tokens)`
      : `${name} (a random sample of ${whole(sample.documents)} of ${whole(count)} documents, ${whole(sample.tokens)} of ${whole(tokens)} tokens)`,
  )
  const shown = documents.length <= 4 ? listed(documents) : `${plural(groups.length, 'group')}`
  const { matchedTokens, reference, repetitions, tokenisation } = measurement
  const compared = reference === undefined ? '' : `, compared with ${reference}`
  const matched =
    matchedTokens === undefined
      ? ''
      : ` Measures that change with the size of a sample are taken at ${whole(matchedTokens)} tokens: means over ${repetitions} random parts of each group.`
  const tokens = tokenisation === 'whitespace' ? '' : ` Tokens are ${tokenisation}.`
  return `${shown}${compared}.${tokens}${matched}`
}

export function whole(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',')
}
