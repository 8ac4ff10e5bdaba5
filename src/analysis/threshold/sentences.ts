import { formatNumber, formatPercent } from '../format.js'
import { inSentence, plural } from '../words.js'
import type { DoseResult, ThresholdResult } from './result.js'

type Named = Pick<ThresholdResult, 'by' | 'items'>

/** `10%`, `200 documents`; estimates lie between whole ones. */
export function formatDose(dose: number, { by, items }: Named): string {
  return by === 'share' ? formatPercent(dose) : `${formatNumber(dose)} ${items}`
}

/** What a dose is: for columns and axes. */
export function doseName({ by, items }: Named): string {
  return by === 'share' ? 'human share of the mix' : `human ${items} beside the sample`
}

/** `Rare-fact coverage`, or the label with the group. */
export function metricName({ label, group }: Pick<ThresholdResult, 'label' | 'group'>): string {
  return group === '' ? label : `${label} (${group})`
}

/** What is asked, as the rest of a sentence: "rare-fact coverage at 90% of the control or more at generation 10". */
export function keeping(result: ThresholdResult): string {
  const { better, scale, keep, generation } = result
  const of = scale === 'ratio' ? '' : ', as an effective number,'
  const [least, most] = [formatPercent(keep), formatPercent(1 / keep)]
  const how = {
    higher: `at ${least} of the control or more`,
    lower: `at ${most} of the control or less`,
    neither: `between ${least} and ${most} of the control`,
  }[better]
  return `${inSentence(metricName(result))}${of} ${how} at generation ${generation}`
}

/** The answer in one sentence. */
export function thresholdFinding(result: ThresholdResult): string {
  const { by, doses, choice, confidence, seedsMax, lowestKept } = result
  const [smallest, largest] = [choice[0]!, choice.at(-1)!]
  const sure = seedsMax === 1 ? ', as far as one seed can tell' : ` (${formatPercent(confidence)} confidence)`
  const keeps = `${by === 'share' ? 'keeps' : 'keep'} ${keeping(result)}`
  switch (result.status) {
    case 'found':
      return `${amountOf(lowestKept!, result)} ${keeps}${sure}`
    case 'always':
      return `Even ${amountOf(smallest, result)} ${keeps}${sure}: the smallest amount looked at`
    case 'never':
      return `Not even ${amountOf(largest, result)} ${keeps}${sure}: the largest amount looked at`
    case 'undecided':
      return `Not decided: ${plural(doses.at(-1)!.seeds, 'seed')} do not show whether ${amountOf(largest, result)}, the largest amount looked at, ${keeps}`
  }
}

/** `20% human data`, `200 human documents beside the sample`. */
function amountOf(dose: number, { by, items }: Named): string {
  return by === 'share'
    ? `${formatPercent(dose)} human data`
    : `${formatNumber(dose)} human ${items} beside the sample`
}

/** Where the threshold lies, how sure that is, and what else was found: each a sentence. */
export function thresholdDetails(result: ThresholdResult): readonly string[] {
  return [
    intervalSentence(result),
    estimateSentence(result),
    theorySentence(result),
    aloneSentence(result),
    effortSentence(result),
    ...result.notes,
  ].filter((sentence) => sentence !== undefined)
}

function intervalSentence(result: ThresholdResult): string {
  const { seedsMax, confidence, lowestKept, highestLost } = result
  if (seedsMax === 1)
    return 'One seed: no interval. Amounts are sorted by what this seed shows; --seeds-max 2 or more gives one.'
  const above = highestLost === undefined ? undefined : `above ${formatDose(highestLost, result)}`
  const upTo = lowestKept === undefined ? undefined : `not above ${formatDose(lowestKept, result)}`
  const where = [above, upTo].filter((part) => part !== undefined)
  if (where.length === 0)
    return `Interval of the threshold (${formatPercent(confidence)}): the whole range, nothing is decided.`
  return `Interval of the threshold (${formatPercent(confidence)}): ${where.join(' and ')}.`
}

function estimateSentence(result: ThresholdResult): string | undefined {
  const { estimate } = result
  if (estimate === undefined) return undefined
  return `Estimate: ${formatDose(estimate, result)}, where the non-decreasing fit through the means reaches ${formatPercent(result.keep)}.`
}

function theorySentence(result: ThresholdResult): string {
  const { theory } = result
  if ('notCovered' in theory) return `Theory says nothing here: ${theory.notCovered}.`
  if (theory.threshold !== undefined) return `Theory expects ${formatDose(theory.threshold, result)}.`
  const reached = theory.curve[0]!.kept >= result.keep
  return reached
    ? `Theory expects the smallest amount, ${formatDose(theory.curve[0]!.dose, result)}, to keep it.`
    : `Theory expects no amount up to ${formatDose(theory.curve.at(-1)!.dose, result)} to keep it.`
}

/** Fewer human data, or contaminated data? The human part alone tells them apart. */
function aloneSentence(result: ThresholdResult): string | undefined {
  const answer = result.doses.find(({ dose }) => dose === result.lowestKept)
  if (answer?.alone === undefined || answer.kept === undefined) return undefined
  const range = rangeOf(answer.alone)
  return `There the mix keeps ${formatPercent(answer.kept)}${rangeOf(answer)}; the same human data alone, with nothing synthetic, ${formatPercent(answer.alone.kept)}${range}.`
}

function rangeOf({ low, high }: Pick<DoseResult, 'low' | 'high'>): string {
  return low === undefined || high === undefined ? '' : ` (${formatPercent(low)} to ${formatPercent(high)})`
}

function effortSentence({ runs, choice, doses }: ThresholdResult): string {
  const stored = runs.stored === 0 ? '' : ` (${runs.stored} of them found in the store)`
  const most = Math.max(...doses.map(({ seeds }) => seeds))
  return `${doses.length} of ${choice.length} amounts looked at in ${runs.used} runs${stored}; a full grid at the seeds that the hardest of them took (${most}) would take ${runs.fullGrid}.`
}
