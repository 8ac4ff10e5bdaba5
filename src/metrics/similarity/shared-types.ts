import type { TextView } from '../../contracts/text.js'

/**
 * Jaccard similarity of the sets of n-grams of two views that share a vocabulary: distinct n-grams that both have / that
 * either has. Undefined where neither has any.
 */
export function jaccardOfTypes(left: TextView, right: TextView, n: number): number | undefined {
  const shared = sharedTypes(left, right, n)
  const union = left.ngrams(n).size + right.ngrams(n).size - shared
  return union === 0 ? undefined : shared / union
}

/**
 * Number of distinct n-grams that two views both have. Their tables are tries over the same codes, children ascending:
 * both are walked side by side.
 */
function sharedTypes(left: TextView, right: TextView, n: number): number {
  // Numbers of the k-grams that both have, in either table.
  let lefts = Int32Array.of(0)
  let rights = Int32Array.of(0)
  for (let order = 1; order <= n; order++) {
    const most = Math.min(left.ngrams(order).size, right.ngrams(order).size)
    const own = childrenOf(left, order)
    const other = childrenOf(right, order)
    const nextLefts = new Int32Array(most)
    const nextRights = new Int32Array(most)
    let shared = 0
    for (let parent = 0; parent < lefts.length; parent++) {
      let l = own.starts[lefts[parent]]
      let r = other.starts[rights[parent]]
      const lEnd = own.starts[lefts[parent] + 1]
      const rEnd = other.starts[rights[parent] + 1]
      while (l < lEnd && r < rEnd) {
        const difference = own.words[l] - other.words[r]
        if (difference === 0) {
          nextLefts[shared] = l
          nextRights[shared++] = r
        }
        if (difference <= 0) l++
        if (difference >= 0) r++
      }
    }
    lefts = nextLefts.slice(0, shared)
    rights = nextRights.slice(0, shared)
  }
  return lefts.length
}

/** Last words of the k-grams, and where those that continue each (k-1)-gram begin; the empty one has all words. */
function childrenOf(view: TextView, order: number): { words: Int32Array; starts: Int32Array } {
  const { words, size } = view.ngrams(order)
  return { words, starts: order === 1 ? Int32Array.of(0, size) : view.ngrams(order - 1).childStart }
}
