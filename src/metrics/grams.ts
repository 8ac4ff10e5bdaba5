import type { TextView } from '../contracts/text.js'
import { findChild } from '../text/ngram-table.js'
import { oncePer } from './once.js'

/**
 * Number of the n-gram that starts at each position of a view's corpus, -1 where none fits before the end of
 * the document.
 */
export function gramsAt(view: TextView, n: number): Int32Array {
  const known = gramsOf(view)
  while (known.length < n) known.push(known.length === 0 ? wordsAt(view) : continued(view, known))
  return known[n - 1]
}

const gramsOf = oncePer((_view: TextView): Int32Array[] => [])

function wordsAt(view: TextView): Int32Array {
  const { words } = view.corpus()
  const level = view.ngrams(1)
  const numbers = new Int32Array(level.size === 0 ? 0 : level.words[level.size - 1] + 1)
  for (let gram = 0; gram < level.size; gram++) numbers[level.words[gram]] = gram
  return words.map((word) => numbers[word])
}

function continued(view: TextView, known: readonly Int32Array[]): Int32Array {
  const shorter = known[known.length - 1]
  const order = known.length + 1
  const level = view.ngrams(order)
  const { childStart } = view.ngrams(order - 1)
  const { words, offsets } = view.corpus()
  const grams = new Int32Array(words.length).fill(-1)
  for (let document = 0; document + 1 < offsets.length; document++) {
    const end = offsets[document + 1] - order + 1
    for (let at = offsets[document]; at < end; at++) {
      const parent = shorter[at]
      grams[at] = findChild(level, childStart[parent], childStart[parent + 1], words[at + order - 1])
    }
  }
  return grams
}

/**
 * Distinct n-grams of each document: `distinct[d]` of `total[d]`, which is 0 for documents shorter than n.
 * `documentsWith[g]` is the number of documents that hold n-gram g.
 */
export interface DocumentGrams {
  readonly distinct: Int32Array
  readonly total: Int32Array
  readonly documentsWith: Int32Array
}

export function documentGrams(view: TextView, n: number): DocumentGrams {
  const known = documentGramsOf(view)
  known[n] ??= countByDocument(view, n)
  return known[n]
}

const documentGramsOf = oncePer((_view: TextView): DocumentGrams[] => [])

function countByDocument(view: TextView, n: number): DocumentGrams {
  const documents = view.texts.length
  const distinct = new Int32Array(documents)
  const total = new Int32Array(documents)
  const documentsWith = new Int32Array(view.ngrams(n).size)
  forDistinctGrams(view, n, (document, gram) => {
    distinct[document]++
    documentsWith[gram]++
  })
  const { offsets } = view.corpus()
  for (let document = 0; document < documents; document++) {
    total[document] = Math.max(0, offsets[document + 1] - offsets[document] - n + 1)
  }
  return { distinct, total, documentsWith }
}

/** Visits each n-gram of each document once, document by document. */
export function forDistinctGrams(
  view: TextView,
  n: number,
  visit: (document: number, gram: number) => void,
): void {
  const { offsets } = view.corpus()
  const grams = gramsAt(view, n)
  const lastSeenIn = new Int32Array(view.ngrams(n).size).fill(-1)
  for (let document = 0; document + 1 < offsets.length; document++) {
    const end = offsets[document + 1] - n + 1
    for (let at = offsets[document]; at < end; at++) {
      const gram = grams[at]
      if (lastSeenIn[gram] === document) continue
      lastSeenIn[gram] = document
      visit(document, gram)
    }
  }
}

/** Mean over documents with at least n tokens of distinct / all n-grams, and how many documents that are. */
export function meanDistinctShare(
  view: TextView,
  n: number,
): { readonly mean: number; readonly documents: number } {
  const { distinct, total } = documentGrams(view, n)
  let sum = 0
  let documents = 0
  for (let document = 0; document < total.length; document++) {
    if (total[document] === 0) continue
    sum += distinct[document] / total[document]
    documents++
  }
  return { mean: sum / documents, documents }
}
