import type { Finding } from '../../contracts/measurement.js'
import { formatPercent } from '../format.js'
import { listed } from '../words.js'
import { compareShares, SURE, type ShareDifference } from './compare-shares.js'
import { FORM_MARKS, type FormMark, type GroupEvidence } from './evidence.js'
import { against, type Names, weightOf } from './words.js'

/** Points from which a mark of form alone tells most documents of the groups apart. */
const GIVES_AWAY = 0.5
const NOTABLE = 0.1
/** Beside a larger difference a smaller one than this is not worth a word. */
const TOLD = 0.05
/** Marks that a title names. */
const NAMED = 2

interface Difference {
  readonly mark: FormMark
  readonly compared: ShareDifference
}

/** How documents are laid out and punctuated: what tokens do not show, and a reader or a classifier sees first. */
export function formFinding(names: Names, own: GroupEvidence, reference: GroupEvidence): Finding[] {
  const { group, reference: name = '' } = names
  const different = FORM_MARKS.flatMap((mark): Difference[] => {
    const compared = compareShares(own.form[mark], reference.form[mark])
    // Bonferroni: one sure difference in a hundred audits, not in a hundred marks.
    return compared !== undefined && compared.p * FORM_MARKS.length < SURE ? [{ mark, compared }] : []
  }).toSorted((left, right) => sizeOf(right) - sizeOf(left))
  if (different.length === 0) return []
  const size = sizeOf(different[0])
  const told = different.filter((one, index) => index === 0 || sizeOf(one) >= TOLD)
  const isPlain = size >= GIVES_AWAY
  return [
    {
      group,
      kind: 'form',
      weight: isPlain ? 'caution' : weightOf(size, NOTABLE, Number.POSITIVE_INFINITY),
      size,
      title: `The form differs: ${listed(told.slice(0, NAMED).map((one, index) => inShort(one, index, names)))}`,
      detail: `Documents that hold the mark: ${listed(told.map(({ mark, compared }) => `${mark} ${against(compared, name)}`))}. Each holds when all ${FORM_MARKS.length} marks are looked at together (Bonferroni, 1%).${isPlain ? ' This alone tells most documents apart, and moves compression, sentences and punctuation.' : ''}`,
      advice: isPlain
        ? 'Find the step that laid out one side otherwise, and write both alike before you compare them or train a classifier on them.'
        : '',
      evidence: [],
    },
  ]
}

/** The first mark with the names of the groups, the others as numbers alone. */
function inShort({ mark, compared }: Difference, index: number, { group, reference = '' }: Names): string {
  const [own, other] = [compared.value, compared.reference].map(formatPercent)
  return index === 0
    ? `${mark} stand in ${own} of the documents of ${group} (${reference}: ${other})`
    : `${mark} in ${own} (${other})`
}

function sizeOf({ compared }: Difference): number {
  return Math.abs(compared.difference)
}
