import type { GroupRole } from '../../contracts/measurement.js'
import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { type TokenisationName, tokenisations } from '../../text/tokenisations.js'
import { textView } from '../../text/view.js'
import { Vocabulary } from '../../text/vocabulary.js'
import { humanHalves } from './human-halves.js'
import type { DocumentGroup } from './held-groups.js'

/** Fewer documents say nothing of how documents differ; fewer tokens nothing of words. */
const FEWEST_DOCUMENTS = 10
const FEWEST_TOKENS = 200

export interface GroupView {
  readonly name: string
  readonly role: GroupRole
  readonly empty: number
  /** All documents that are held. */
  readonly view: TextView
  /** What is measured against the held-out half of the human text; the same as `view` where there is none. */
  readonly measured: TextView
  readonly tooFew: string | undefined
  readonly group: DocumentGroup
}

export interface GroupViews {
  readonly groups: readonly GroupView[]
  /** The held-out half of the human documents. */
  readonly heldOut: TextView | undefined
  readonly reference: GroupView | undefined
}

/**
 * Groups as metrics see them, with one vocabulary: the reference first.
 *
 * @param pair names of two groups whose documents go together: document i of both was written for one prompt. Half of
 * the pairs is held out as a whole, or a model's text would be compared with its own prompts.
 */
export function groupViews(
  groups: readonly DocumentGroup[],
  human: string | undefined,
  pair: readonly [string, string] | undefined,
  tokenisation: TokenisationName,
  rng: Rng,
): GroupViews {
  const vocabulary = new Vocabulary()
  const whole = groups.map((group) => ({
    ...group,
    view: textView(group.texts, vocabulary, { tokenisation: tokenisations[tokenisation] }),
  }))
  const humanGroup = whole.find(({ name }) => name === human)
  const halves =
    humanGroup === undefined || whyTooFew(humanGroup.view) !== undefined
      ? undefined
      : humanHalves(humanGroup.texts.length, rng.fork('human halves'))
  const paired =
    pair !== undefined && isAligned(groups, pair) ? pair : humanGroup === undefined ? [] : [humanGroup.name]
  const roleOf = (name: string, index: number): GroupRole =>
    name === humanGroup?.name ? 'human' : humanGroup === undefined && index === 0 ? 'reference' : 'compared'
  const made = whole.map(({ view, ...group }, index): GroupView => {
    const { name, empty } = group
    const measured = halves !== undefined && paired.includes(name) ? view.select(halves.measured) : view
    return { name, role: roleOf(name, index), empty, view, measured, tooFew: whyTooFew(view), group }
  })
  const reference = made.length > 1 ? made.find(({ role }) => role !== 'compared') : undefined
  return {
    groups: made.toSorted((left, right) => Number(right === reference) - Number(left === reference)),
    heldOut: halves && humanGroup?.view.select(halves.heldOut),
    reference,
  }
}

/** Groups that are measured. */
export function largeEnough({ groups }: GroupViews): readonly GroupView[] {
  return groups.filter(({ tooFew }) => tooFew === undefined)
}

/** Whether no document of either side was dropped, so that they still go together. */
function isAligned(groups: readonly DocumentGroup[], pair: readonly string[]): boolean {
  const sides = groups.filter(({ name }) => pair.includes(name))
  return (
    sides.length === 2 &&
    sides[0].texts.length === sides[1].texts.length &&
    sides.every(({ empty }) => empty === 0)
  )
}

function whyTooFew(view: TextView): string | undefined {
  const documents = view.texts.length
  if (documents < FEWEST_DOCUMENTS) return `needs ${FEWEST_DOCUMENTS} documents, has ${documents}`
  const tokens = view.corpus().words.length
  return tokens < FEWEST_TOKENS ? `needs ${FEWEST_TOKENS} tokens, has ${tokens}` : undefined
}
