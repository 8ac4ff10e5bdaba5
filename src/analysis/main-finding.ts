import { type Effect, isClear, isSingle } from './effect.js'
import { formatDifference, formatNumber, formatValue } from './format.js'
import { comparedGenerations, describeGenerations } from './generations.js'
import { describeReferences } from './reference.js'
import { NO_RESULT, trainedArms } from './sentences.js'
import type { ArmVerdict, Verdict } from './verdict.js'
import { capitalised, inSentence, listed, plural } from './words.js'

/** Stands behind every finding that rests on one seed. */
export const UNSURE = 'one seed, no interval'

/** The finding over everything: one sentence, from the numbers. */
export function mainFinding(verdict: Verdict): string {
  if (verdict.headlines.length === 0) {
    return 'No headline measure has a value: there is nothing to compare.'
  }
  const reference = describeReferences(verdict)
  const trained = trainedArms(verdict)
  if (trained.length === 0) return `No strategy beside ${reference} was run.`
  const judged = trained.filter((arm) => arm.outcome !== 'no result')
  if (judged.length === 0) return NO_RESULT
  if (judged.every((arm) => arm.outcome === 'held')) {
    const generations = describeGenerations(comparedGenerations(verdict, judged))
    return `No strategy moved away from ${reference} after ${generations}`
  }
  const salad = judged.filter((arm) => arm.outcome === 'word salad')
  const effect = strongest(salad, 'diversity') ?? strongest(salad, 'entropy')
  if (effect !== undefined) {
    const { arm, generation, headline } = effect
    const values = [effect.value, effect.referenceValue].map((value) => formatValue(value, headline.format))
    return `${capitalised(arm)} drifts into word salad: ${inSentence(headline.label)} ${values.join(' against ')} after ${plural(generation, 'generation')}`
  }
  return furthestApart(verdict, judged, reference)
}

/** The lowest and the highest arm on the first headline in which some arm clearly moved; else on the first. */
function furthestApart(verdict: Verdict, judged: readonly ArmVerdict[], reference: string): string {
  const firstClear = verdict.headlines.findIndex((_, i) => judged.some((arm) => isClear(arm.effects[i]!)))
  const index = Math.max(0, firstClear)
  const headline = verdict.headlines[index]!
  const effects = judged
    .map((arm) => arm.effects[index]!)
    .filter((effect) => effect.change !== undefined && Number.isFinite(effect.change))
    .sort((a, b) => a.change! - b.change!)
  const [lowest] = effects
  if (lowest === undefined) {
    const generations = describeGenerations(comparedGenerations(verdict, judged))
    return `${headline.label} could not be compared with ${reference} after ${generations}`
  }
  const ends = effects.length === 1 ? [lowest] : [lowest, effects.at(-1)!]
  const name = inSentence(headline.label)
  const whose = verdict.reference.kind === 'arm' ? `${reference}’s ${name}` : `its first ${name}`
  const caveat = caveatOf(ends, firstClear >= 0)
  // Runs that failed are compared where they still were: then every number says after how many generations.
  const together = ends.every((effect) => effect.generation === lowest.generation)
  const after = `after ${plural(lowest.generation, 'generation')}`
  const of = (effect: Effect, text: string) =>
    `${text}${together ? '' : ` after ${plural(effect.generation, 'generation')}`}`
  if (headline.scale === 'ratio' && lowest.change! < 0) {
    const kept = (effect: Effect) => `${Math.round((1 + effect.change!) * 100)}%`
    const first = of(lowest, `${lowest.arm} keeps ${kept(lowest)} of ${whose}`)
    const rest = ends.slice(1).map((effect) => of(effect, `, ${effect.arm} ${kept(effect)}`))
    return `${capitalised(`${together ? `${after} ` : ''}${first}${rest.join('')}`)}${caveat}`
  }
  if (['distance', 'centre'].includes(headline.role)) {
    const many = (effect: Effect) => of(effect, `${effect.arm} ${timesOf(1 + effect.change!)}`)
    return `${headline.label}${together ? ` ${after}` : ''}, as a multiple of ${whose.replace(` ${name}`, '')}: ${ends.map(many).join(', ')}${caveat}`
  }
  const parts = ends.map((effect) =>
    of(effect, `${effect.arm} ${formatDifference(effect.difference, headline.format)}`),
  )
  return `${headline.label} against ${reference}${together ? ` ${after}` : ''}: ${parts.join(', ')}${caveat}`
}

/** What keeps the numbers of a finding from being sure. */
function caveatOf(ends: readonly Effect[], clear: boolean): string {
  const single = ends.filter(isSingle)
  if (single.length === ends.length) return ` (${UNSURE})`
  if (single.length > 0) return ` (${listed(single.map(({ arm }) => arm))}: ${UNSURE})`
  return clear ? '' : ' (no clear difference)'
}

function strongest(arms: readonly ArmVerdict[], role: string): Effect | undefined {
  return arms
    .flatMap((arm) => arm.effects)
    .filter((effect) => effect.headline.role === role && effect.grade === 'higher')
    .sort((a, b) => (b.change ?? 0) - (a.change ?? 0))[0]
}

/** "1.6 times", "150 times". */
function timesOf(ratio: number): string {
  const rounded = Number(ratio.toPrecision(2))
  return `${rounded < 10 ? rounded : formatNumber(rounded)} times`
}
