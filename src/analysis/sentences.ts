import type { Effect } from './effect.js'
import { formatChange, formatDifference, formatDifferenceInterval, formatValue } from './format.js'
import { describeReference } from './reference.js'
import { type ArmVerdict, hasNoValue, type Outcome, type Verdict } from './verdict.js'

/** What each outcome means, for a reader who does not know the word. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  reference: 'what the others are compared with',
  held: 'no measure moved away from the reference',
  narrowed: 'says clearly less than the reference',
  collapsed: 'lost at least half of what the reference says',
  'word salad': 'looks diverse, but drifts away from human text',
  degraded: 'as broad as the reference, but worse or less true',
  shifted: 'differs from the reference, but not for the worse',
  undecided: 'too few seeds to tell, or a measure has no value',
  'no result': 'no headline measure has a value after generation 0',
}

const NO_RESULT = 'No headline measure has a value to compare after generation 0.'

/** A label inside a sentence: "Rare-fact coverage" -> "rare-fact coverage", but "KL" stays. */
export function inSentence(label: string): string {
  const [first = '', second = ''] = label
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(1) : label
}

/** A name at the start of a sentence or label: "replace" -> "Replace". */
export function capitalised(name: string): string {
  const [first = ''] = name
  return first.toUpperCase() + name.slice(first.length)
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** Seeds as words for a subtitle: "Mean of 5 seeds; bands are 95% Student t intervals." */
export function describeSeeds(seeds: number, confidence: number): string {
  if (seeds === 1) return 'One seed: no intervals.'
  return `Mean of ${seeds} seeds; bands are ${Math.round(confidence * 1000) / 10}% Student t intervals.`
}

/** The finding over everything: one sentence, from the numbers. */
export function mainFinding(verdict: Verdict): string {
  const [headline] = verdict.headlines
  if (headline === undefined) return 'No headline measure has a value: there is nothing to compare.'
  const reference = describeReference(verdict.reference)
  const after = `after ${plural(verdict.lastGeneration, 'generation')}`
  const trained = trainedArms(verdict)
  if (trained.length === 0) return `No strategy beside ${reference} was run.`
  const judged = trained.filter((arm) => arm.outcome !== 'no result')
  if (judged.length === 0) return NO_RESULT
  if (judged.every((arm) => arm.outcome === 'held')) {
    return `No strategy moved away from ${reference} ${after}`
  }
  const salad = judged.filter((arm) => arm.outcome === 'word salad')
  if (salad.length > 0) {
    const effect = strongest(salad, 'diversity') ?? strongest(salad, 'entropy')
    if (effect !== undefined) {
      const { arm } = effect
      return `${capitalised(arm)} drifts into word salad: ${inSentence(effect.headline.label)} ${formatValue(effect.value, effect.headline.format)} against ${formatValue(effect.referenceValue, effect.headline.format)} ${after}`
    }
  }
  return keepsSentence(verdict, judged, reference, after)
}

/** "After 10 generations replace keeps 27% of the control's rare-fact coverage, accumulate 91%". */
function keepsSentence(
  verdict: Verdict,
  judged: readonly ArmVerdict[],
  reference: string,
  after: string,
): string {
  // The first headline in which some arm clearly moved; else the first.
  const index = Math.max(
    0,
    verdict.headlines.findIndex((_, i) =>
      judged.some((arm) => arm.effects[i]!.grade === 'lower' || arm.effects[i]!.grade === 'higher'),
    ),
  )
  const headline = verdict.headlines[index]!
  const effects = judged
    .map((arm) => arm.effects[index]!)
    .filter((effect) => effect.change !== undefined && Number.isFinite(effect.change))
    .sort((a, b) => a.change! - b.change!)
  const name = inSentence(headline.label)
  if (effects.length === 0) return `${headline.label} could not be compared with ${reference} ${after}`
  const ends = effects.length === 1 ? [effects[0]!] : [effects[0]!, effects.at(-1)!]
  const whose = verdict.reference.kind === 'arm' ? `${reference}’s ${name}` : `its first ${name}`
  if (headline.scale === 'ratio' && effects[0]!.change! < 0) {
    const parts = ends.map(
      (effect, i) => `${effect.arm}${i === 0 ? ' keeps' : ''} ${Math.round((1 + effect.change!) * 100)}%`,
    )
    const [first, second] = parts
    return `${capitalised(after)} ${first} of ${whose}${second === undefined ? '' : `, ${second}`}`
  }
  const parts = ends.map((effect) => `${effect.arm} ${formatDifference(effect.difference, headline.format)}`)
  return `${headline.label} against ${reference} ${after}: ${parts.join(', ')}`
}

/** One sentence on an arm: the outcome and the measures that carry it. */
export function armSentence(arm: ArmVerdict, verdict: Verdict): string {
  const reference = describeReference(verdict.reference)
  switch (arm.outcome) {
    case 'reference':
      return 'Refitted on human data alone: the other strategies are compared with it.'
    case 'no result':
      return NO_RESULT
    case 'held':
      return `Within the tolerance of ${reference} on ${countOf(arm, 'same')}.`
    case 'undecided': {
      const unclear = arm.effects.filter((effect) => effect.grade === 'unclear')
      const missing = arm.effects.filter(hasNoValue)
      const names = listed(unclear.map((effect) => inSentence(effect.headline.label)))
      return [
        ...(unclear.length > 0
          ? [`${capitalised(names)} may differ from ${reference}: the interval includes it.`]
          : []),
        ...missing.map((effect) => `${capitalised(describeEffect(effect))}.`),
      ].join(' ')
    }
    default: {
      const clear = arm.effects.filter((effect) => effect.grade === 'lower' || effect.grade === 'higher')
      return `${capitalised(listed(clear.map((effect) => describeEffect(effect))))} against ${reference}.`
    }
  }
}

/** "rare-fact coverage −73%": a change in words. */
export function describeEffect(effect: Effect): string {
  const name = inSentence(effect.headline.label)
  if (effect.change === undefined) return `${name} undefined: ${effect.reason ?? 'no value'}`
  switch (effect.headline.scale) {
    case 'points':
      return `${name} ${formatDifference(effect.difference, effect.headline.format)}`
    case 'ratio':
      return `${name} ${formatChange(effect.change)}`
    case 'bits':
      return effect.headline.role === 'loss'
        ? `${name} ${formatDifference(effect.difference, 'number')}`
        : `effective number of n-grams ${formatChange(effect.change)}`
    case 'nats':
      return `held-out perplexity ${formatChange(effect.change)}`
  }
}

/** "−54.7 pt (−57.1 to −52.3)", or why there is no number. */
export function describeDifference(effect: Effect): string {
  if (effect.difference === undefined) return effect.reason ?? 'no value'
  const text = formatDifference(effect.difference, effect.headline.format)
  const interval = formatDifferenceInterval(effect.low, effect.high, effect.headline.format)
  return interval === undefined || effect.low === effect.high ? text : `${text} (${interval})`
}

/** The arms that see synthetic data. */
export function trainedArms(verdict: Verdict): readonly ArmVerdict[] {
  return verdict.arms.filter((arm) => arm.outcome !== 'reference' && !arm.arm.humanOnly)
}

function strongest(arms: readonly ArmVerdict[], role: string): Effect | undefined {
  return arms
    .flatMap((arm) => arm.effects)
    .filter((effect) => effect.headline.role === role && effect.grade === 'higher')
    .sort((a, b) => (b.change ?? 0) - (a.change ?? 0))[0]
}

function countOf(arm: ArmVerdict, grade: Effect['grade']): string {
  const matching = arm.effects.filter((effect) => effect.grade === grade)
  return matching.length === arm.effects.length
    ? plural(matching.length, 'headline measure')
    : `${matching.length} of ${plural(arm.effects.length, 'headline measure')}`
}
