import { nearDuplicatePairs, type NearDuplicatePair } from '../../text/near-duplicates.js'
import type { HumanData } from './human.js'

/** Jaccard similarity of word 5-grams from which two documents count as copies of each other. */
const THRESHOLD = 0.8
const EXCERPT = 60

/**
 * What to say where documents of the test split are near-duplicates of training documents: copies word for word
 * stay in one split, edited ones do not. Undefined where there are none.
 */
export function leakageWarning({ train, test }: Pick<HumanData, 'train' | 'test'>): string | undefined {
  const pairs = [...nearDuplicatePairs(test, train, { threshold: THRESHOLD, oncePerLeft: true })]
  if (pairs.length === 0) return undefined
  const first = pairs.reduce((one, other) => (other.left < one.left ? other : one))
  const found = pairs.length === 1 ? 'documents is a near-duplicate' : 'documents are near-duplicates'
  return (
    `${pairs.length} of ${test.length} test ${found} (Jaccard >= ${THRESHOLD} of word 5-grams) of a training document, ` +
    `first: ${describePair(first, train, test)}; losses on them measure memory`
  )
}

function describePair(
  { left, right, similarity }: NearDuplicatePair,
  train: readonly string[],
  test: readonly string[],
): string {
  return `${excerpt(test[left])} and ${excerpt(train[right])} (${similarity.toFixed(2)})`
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `"${line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT)}…`}"`
}
