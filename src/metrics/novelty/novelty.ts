import type { Measured, Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { gramPlaces } from '../gram-places.js'
import { belowMinimum, noNgrams, undefinedBecause } from '../text-metric.js'

const SOURCE =
  'Source: McCoy et al. 2023, How much do language models copy from their training data?, arXiv:2111.09509.'

export const metrics: readonly Metric[] = [...[4, 8].map(copied), ...[1, 4].map(newTypes)]

/**
 * @example
 * novelty.copied.n4 of ['x a b c d', 'a b c d', 'a b c e'] with 'a b c d e' as human text // 1/2
 */
function copied(n: number): Metric {
  return noveltyMetric(n, {
    id: `novelty.copied.n${n}`,
    version: 1,
    label: `Copied ${n}-grams`,
    unit: `share of ${n}-grams`,
    format: 'percent',
    better: 'neither',
    minimum: { tokens: n },
    definition: `Share of the sample's ${n}-grams, each occurrence counted, that stand word for word in the human train split.

**Formula.** occurrences of ${n}-grams that occur in train / all ${n}-grams of the sample; n-grams do not cross documents.

**Bias.** Grows with the size of the human train split; arms of one experiment share it. Human text of the same source copies too (set phrases): read it against the control.

**Direction.** Neither: a model that copies everything has memorised, one that copies nothing writes word salad.

**Smallest sensible sample.** About 1,000 tokens.

${SOURCE}`,
    measure(probe, inTrain) {
      const { counts, total } = probe.ngrams(n)
      let known = 0
      for (let gram = 0; gram < counts.length; gram++) if (inTrain[gram] >= 0) known += counts[gram]
      return { value: known / total, n: total }
    },
  })
}

/**
 * @example
 * novelty.new_types.n1 of ['b c', 'c c'] with 'a b' as human text // 1/2: c is new, b is not
 */
function newTypes(n: number): Metric {
  return noveltyMetric(n, {
    id: `novelty.new_types.n${n}`,
    version: 1,
    label: n === 1 ? 'New words' : `New ${n}-grams`,
    unit: `share of distinct ${n}-grams`,
    format: 'percent',
    better: 'neither',
    dependsOn: ['tokens'],
    minimum: { tokens: n },
    definition: `Share of the sample's distinct ${n}-grams that do not occur in the human train split.

**Formula.** |types(sample) without types(train)| / |types(sample)|, n = ${n}.

**Bias.** Each kind counts once, so rare ones decide: it is higher than 1 - \`novelty.copied.n${n}\`, and grows with the sample. Falls with the size of the human train split.

**Direction.** Neither, as for \`novelty.copied\`. A word-level n-gram model can write no new word: \`novelty.new_types.n1\` is then 0.

**Smallest sensible sample.** About 1,000 tokens.

${SOURCE}`,
    measure(probe, inTrain) {
      const { size } = probe.ngrams(n)
      return { value: inTrain.filter((gram) => gram < 0).length / size, n: size }
    },
  })
}

interface NoveltySpec extends Omit<Metric, 'needs' | 'measure'> {
  /** `inTrain[g]`: number of the sample's n-gram g in train, -1 where it does not occur there. */
  measure(probe: TextView, inTrain: Int32Array): Measured
}

function noveltyMetric(n: number, { measure, ...described }: NoveltySpec): Metric {
  return {
    ...described,
    needs: ['human'],
    measure({ probe, train }) {
      const small = belowMinimum(described.minimum, probe)
      if (small) return [small]
      if (probe.ngrams(n).total === 0) return [noNgrams(n)]
      if (train.ngrams(n).total === 0) return [undefinedBecause(`the human train split has no ${n}-grams`)]
      return [measure(probe, gramPlaces(train, probe, n))]
    },
  }
}
