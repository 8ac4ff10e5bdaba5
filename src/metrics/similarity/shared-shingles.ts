/** For each shingle that more than one document has, the documents that have it, ascending. */
export interface SharedShingles {
  /** Shingle s is in documents `documents[starts[s]] .. documents[starts[s + 1] - 1]`. */
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  /** Pairs of documents, counted once for each shingle they share. */
  readonly sharings: number
}

/** Finds the shared ones by sorting all shingles of all sets. */
export function sharedShingles(sets: readonly Uint32Array[]): SharedShingles {
  const entries = new Float64Array(sets.reduce((sum, { length }) => sum + length, 0))
  let used = 0
  for (const [document, set] of sets.entries()) {
    for (const shingle of set) entries[used++] = shingle * sets.length + document
  }
  entries.sort()
  const starts: number[] = []
  const documents = new Uint32Array(entries.length)
  let kept = 0
  let sharings = 0
  for (let from = 0; from < entries.length; ) {
    const shingle = Math.floor(entries[from] / sets.length)
    let to = from + 1
    while (to < entries.length && entries[to] < (shingle + 1) * sets.length) to++
    if (to - from > 1) {
      starts.push(kept)
      for (let at = from; at < to; at++) documents[kept++] = entries[at] - shingle * sets.length
      sharings += ((to - from) * (to - from - 1)) / 2
    }
    from = to
  }
  starts.push(kept)
  return { starts: Uint32Array.from(starts), documents: documents.slice(0, kept), sharings }
}

/**
 * Mean Jaccard similarity over all pairs of two sets, without looking at pairs that share nothing. Needs two sets;
 * a pair of empty sets has 0.
 */
export function meanJaccard(sets: readonly Uint32Array[], shared: SharedShingles): number {
  const { starts, documents } = shared
  const { first, shingles } = byDocument(shared, sets.length)
  const common = new Uint32Array(sets.length)
  const met = new Uint32Array(sets.length)
  let sum = 0
  for (let document = 0; document < sets.length; document++) {
    let others = 0
    for (let at = first[document]; at < first[document + 1]; at++) {
      // Documents ascend: those behind this one are its pairs still to come.
      for (let place = starts[shingles[at] + 1] - 1; documents[place] > document; place--) {
        if (common[documents[place]]++ === 0) met[others++] = documents[place]
      }
    }
    for (let at = 0; at < others; at++) {
      const other = met[at]
      sum += common[other] / (sets[document].length + sets[other].length - common[other])
      common[other] = 0
    }
  }
  return sum / ((sets.length * (sets.length - 1)) / 2)
}

/** The other way round: the shared shingles of each document. */
function byDocument({ starts, documents }: SharedShingles, size: number) {
  const first = new Uint32Array(size + 1)
  for (const document of documents) first[document + 1]++
  for (let document = 0; document < size; document++) first[document + 1] += first[document]
  const shingles = new Uint32Array(documents.length)
  const cursor = first.slice()
  for (let shingle = 0; shingle + 1 < starts.length; shingle++) {
    for (let place = starts[shingle]; place < starts[shingle + 1]; place++) {
      shingles[cursor[documents[place]]++] = shingle
    }
  }
  return { first, shingles }
}
