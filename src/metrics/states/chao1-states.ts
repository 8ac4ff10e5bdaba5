import { chao1 } from '../ecology/estimators/richness.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { spectrumOf } from '../spectrum.js'
import { countStates } from './count-states.js'
import { statesMetric } from './states-metric.js'

export const metrics = [
  statesMetric({
    id: 'chao1_states',
    label: 'States there are, estimated (Chao1)',
    unit: 'states',
    format: 'number',
    better: 'neither',
    definition: {
      what: 'How many states the model’s sample says that there are, seen and unseen: to hold against `surviving_states.count`, which is known.',
      formula: `S + f1 (f1 - 1) / (2 (f2 + 1)) with S states in the sample, f1 of them once and f2 twice; without items that curation dropped. ${OVER_CHAINS}`,
      bias: 'A lower bound on average, and a low one where rare states are many: with probabilities of a Zipf law it finds less than half of them.',
      smallest: 'Several items for each state.',
      source: 'Chao 1984; bias-corrected form: Chao 2005, Species estimation and applications.',
    },
    async ofStates({ chains, states }, _, context) {
      const sample = await context.sample()
      return overChains(
        Array.from({ length: chains }, (_, chain) =>
          chao1(spectrumOf(countStates(sample, chain, states).counts)),
        ),
      )
    },
  }),
]
