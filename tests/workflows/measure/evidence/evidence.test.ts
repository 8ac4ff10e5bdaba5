import { describe, expect, it } from 'vitest'
import { textView } from '../../../../src/text/view.js'
import { Vocabulary } from '../../../../src/text/vocabulary.js'
import {
  copiedTokens,
  strangeNeighbours,
  tailTokens,
} from '../../../../src/workflows/measure/evidence/against-human.js'
import { clusterEvidence, clustersByKey } from '../../../../src/workflows/measure/evidence/clusters.js'
import { commonPhrases } from '../../../../src/workflows/measure/evidence/common-phrases.js'
import { contrastPhrases } from '../../../../src/workflows/measure/evidence/contrast-phrases.js'
import {
  loopingDocuments,
  unfinishedDocuments,
} from '../../../../src/workflows/measure/evidence/document-shares.js'
import { gramText } from '../../../../src/workflows/measure/evidence/gram-text.js'
import { nearClusters } from '../../../../src/workflows/measure/evidence/near-clusters.js'
import { openingClusters } from '../../../../src/workflows/measure/evidence/openings.js'
import { sharedOpenings } from '../../../../src/workflows/measure/evidence/shared-openings.js'

const vocabulary = new Vocabulary()
const view = (...texts: string[]) => textView(texts, vocabulary)
const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`).join(' ')

describe('clusters', () => {
  it('of equal documents', () => {
    expect([...clustersByKey(['a', 'b', 'a', undefined, 'a'])]).toEqual([0, -1, 0, -1, 0])
  })

  it('are told with their share, the largest first', () => {
    const all = view('a', 'b', 'a', 'c', 'b', 'a', 'd', 'e')
    const found = clusterEvidence(all, all, ({ texts }) => clustersByKey(texts))
    expect(found).toMatchObject({ documents: 5, clusters: 2, share: { value: 5 / 8 } })
    expect(found.largest).toEqual([
      { documents: 3, text: 'a' },
      { documents: 2, text: 'b' },
    ])
  })

  it('of near-duplicates leave equal documents aside', () => {
    const long = words('w', 60)
    const found = nearClusters(view(long, `${long} end`, words('x', 60), long, `start ${long}`))
    // The second and the last are like the first; the fourth is the first.
    expect([...found]).toEqual([0, 0, -1, -1, 0])
  })

  it('of openings need something behind them', () => {
    expect([...openingClusters(view('a b c d e f', 'a b c d e g', 'a b c d e', 'x b c d e f'))]).toEqual([
      0, 0, -1, -1,
    ])
  })
})

describe('documents', () => {
  it('that end in a closing mark are finished, in any script', () => {
    const { share } = unfinishedDocuments(
      view('Done.', 'He said “no.”', '完了。', 'Yes 👍', 'no end', 'and then,'),
    )
    expect(share?.value).toBeCloseTo(2 / 6, 12)
  })

  it('that run in circles are shown, the worst first', () => {
    const { share, exhibits } = loopingDocuments(view('so on '.repeat(30), words('w', 40), 'so on'))
    expect(share?.value).toBeCloseTo(1 / 3, 12)
    // 60 tokens, 57 4-grams, 2 different ones.
    expect(exhibits[0].note).toBe('96% of its 4-grams are repeats')
  })
})

describe('phrases', () => {
  it('are found from the number of their n-gram', () => {
    const some = view('b a c', 'a c b a', 'c')
    const found = Array.from({ length: some.ngrams(3).size }, (_, gram) => gramText(some, 3, gram))
    expect(found.sort()).toEqual(['a c b', 'b a c', 'c b a'])
  })

  it('of templates are told once, not in all their pieces', () => {
    const template = 'as an AI language model I cannot do this for you'
    const found = commonPhrases(view(...Array.from({ length: 9 }, (_, at) => `x${at} ${template} y${at}`)))
    expect(found.length).toBeLessThanOrEqual(2)
    expect(found[0].documents).toBe(9)
  })

  it('that tell groups apart are the longest that say the same', () => {
    const filler = (at: number) => words(`f${at}x`, 10)
    const group = view(
      ...Array.from({ length: 60 }, (_, at) => `${filler(at)} in the realm of ${filler(at + 500)}`),
    )
    const reference = view(
      ...Array.from({ length: 60 }, (_, at) => `${filler(at + 1000)} said today ${filler(at + 1500)}`),
    )
    const { more, fewer } = contrastPhrases(group, reference)
    expect(more.map(({ phrase, documents, others }) => [phrase, documents, others])).toEqual([
      ['in the realm of', 60, 0],
    ])
    expect(fewer.map(({ phrase }) => phrase)).toEqual(['said today'])
  })

  it('of groups that are alike are none', () => {
    const texts = Array.from({ length: 40 }, (_, at) => `a b c ${at % 7}`)
    expect(contrastPhrases(view(...texts), view(...texts))).toMatchObject({ more: [], fewer: [] })
  })
})

describe('against human text', () => {
  const human = view(words('h', 30), ...Array.from({ length: 6 }, () => 'p q r s'))

  it('runs of eight tokens are copied, each token once', () => {
    const { share, exhibits } = copiedTokens(view(`x ${words('h', 12)} y`, words('z', 14)), human)
    expect(share?.value).toBeCloseTo(12 / 28, 12)
    expect(exhibits).toEqual([{ text: words('h', 12), note: '12 tokens in a row stand in the human text' }])
  })

  it('common words side by side that never are so there', () => {
    // p q, q r and r s are known; s p and p r are not; z is no word of the human text.
    expect(strangeNeighbours(view('p q r s p r z p', 'p q'), human).share?.value).toBeCloseTo(2 / 6, 12)
  })

  it('tokens beyond the common words', () => {
    // 24 of 54 tokens are p, q, r and s; every other word is needed for 80%.
    expect(tailTokens(view('p z', 'q h1'), human).share?.value).toBeCloseTo(1 / 4, 12)
  })

  it('beginnings that stand in both', () => {
    const found = sharedOpenings(view(`${words('h', 10)} mine`, words('h', 4), words('z', 20)), human)
    expect(found).toEqual({ documents: 1, tokens: 10 })
  })
})
