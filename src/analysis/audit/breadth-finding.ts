import type { Finding, FindingWeight } from '../../contracts/measurement.js'
import { formatChange } from '../format.js'
import { inSentence, listed, plural } from '../words.js'
import type { BreadthChange } from './breadth.js'
import { detectable, isSure, type ShareDifference } from './compare-shares.js'
import type { Exhibit } from './evidence.js'
import { countsKinds, formatRatio } from './measure-ratio.js'
import { against, type Names, weightOf } from './words.js'

/** A smaller change is not worth a word, however sure it is. */
const TOLERANCE = 0.02
const NOTABLE = 0.05
const SERIOUS = 0.2
/** Measures that a sentence names. */
const NAMED = 3
/** From this many times the human share on, unusual neighbours say that words come in no human order. */
const SALAD = 1.25

/**
 * Whether a group says less than the reference, or more, and whether the more is only words in another order: text that
 * drifts to word salad scores high on every count of different n-grams.
 */
export function breadthFinding(
  { group, reference = '' }: Names,
  changes: readonly BreadthChange[],
  strange: ShareDifference | undefined,
  repetitive: readonly Exhibit[],
): Finding | undefined {
  if (changes.length === 0) return undefined
  const clear = changes.filter(
    ({ sure, ratio }) => sure && Math.abs(Math.log(ratio)) >= Math.log1p(TOLERANCE),
  )
  const narrower = clear.filter((change) => change.narrower)
  const broader = clear.filter((change) => !change.narrower)
  const isStrange = isSure(strange) && strange.value > strange.reference * SALAD
  if (clear.length === 0) return { ...noDifference(group, reference, changes) }
  const main = narrower.length >= broader.length ? narrower : broader
  const measures = plural(changes.length, 'measure')
  const named = listed(main.slice(0, NAMED).map(inShort))
  const other = main === narrower ? broader : narrower
  const weight = weightOf(typicalSize(main), Math.log1p(NOTABLE), Math.log1p(SERIOUS))
  const otherWords =
    other.length === 0
      ? ''
      : ` ${other.length} ${other.length === 1 ? 'points' : 'point'} the other way: ${inDetail(other)}.`
  const counted = `${main.length} of ${measures} of breadth that have an interval`
  const rest = `Each holds when all of them are looked at together (Holm, 1%): ${inDetail(main)}.`
  if (main === narrower) {
    return {
      group,
      kind: 'breadth',
      weight,
      size: typicalSize(main),
      title: `${group} is narrower than ${reference}: ${named}`,
      detail: `${counted} say less. ${rest}${otherWords}`,
      advice:
        'Look at the findings below for what is repeated. Mix in more human text, sample with a higher temperature or a wider top-p, and drop duplicates before training.',
      evidence: [
        {
          title: 'Documents whose phrases come back most in other documents',
          kind: 'documents',
          items: repetitive,
        },
      ],
    }
  }
  const salad: { weight: FindingWeight; words: string; advice: string } =
    isStrange && strange !== undefined
      ? {
          weight: strange.value > strange.reference * 2 ? 'serious' : 'notable',
          words: ` At the same time common words stand beside one another in ways that ${reference} does not know: ${against(strange, reference)}. That is drift towards word salad, not richness; another topic or domain than the reference's looks the same.`,
          advice:
            'Do not take the higher counts for health: read some documents. A lower temperature or top-p below 1 keeps words in human order.',
        }
      : {
          weight: 'small',
          words:
            strange === undefined
              ? ''
              : ` Its words stand in an order that ${reference} knows about as well (${against(strange, reference)}), so this is no word salad.`,
          advice: '',
        }
  return {
    group,
    kind: isStrange ? 'word salad' : 'breadth',
    weight: salad.weight,
    size: typicalSize(main),
    title: `${group} is ${isStrange ? 'more varied than' : 'not narrower than'} ${reference}${isStrange ? `, but in an order of words that ${reference} does not have` : ''}: ${named}`,
    detail: `${counted} say more. ${rest}${otherWords}${salad.words}`,
    advice: salad.advice,
    evidence: [],
  }
}

/** Measures whose intervals a sentence gives; all of them stand in the table. */
const DETAILED = 6

function inDetail(changes: readonly BreadthChange[]): string {
  const shown = changes.slice(0, DETAILED).map(inWords)
  const more = changes.length - shown.length
  return listed(more > 0 ? [...shown, `${more} more`] : shown)
}

function inShort({ metric, ratio }: BreadthChange): string {
  return `${inSentence(metric.label)} ${formatRatio(ratio)}`
}

/** The middle one of the changes: a share of a thousandth that doubles, or an entropy, would speak for all. */
function typicalSize(changes: readonly BreadthChange[]): number {
  const sizes = changes.map(({ ratio }) => Math.abs(Math.log(ratio))).sort((left, right) => left - right)
  return sizes[sizes.length >> 1]
}

function inWords({ metric, ratio, low, high }: BreadthChange): string {
  const kinds = countsKinds(metric) ? ', as a number of kinds' : ''
  return `${inSentence(metric.label)} ${formatRatio(ratio)} (${formatRatio(low)} to ${formatRatio(high)}${kinds})`
}

function noDifference(group: string, reference: string, changes: readonly BreadthChange[]): Finding {
  const seen = changes
    .toSorted((left, right) => widthOf(left) - widthOf(right))
    .slice(0, NAMED)
    .map((change) => `${inSentence(change.metric.label)} ${formatChange(Math.expm1(widthOf(change)))}`)
  return {
    group,
    kind: 'breadth',
    weight: 'none',
    size: 0,
    title: `No difference in breadth was found between ${group} and ${reference}`,
    detail: `None of ${plural(changes.length, 'measure')} is clearly different. Differences of this size would have been found four times out of five: ${listed(seen)}.`,
    advice: '',
    evidence: [],
  }
}

/** The smallest change, in logarithms, that would have been found. */
function widthOf({ low, high }: BreadthChange): number {
  return detectable((Math.log(high) - Math.log(low)) / (2 * 1.959964))
}
