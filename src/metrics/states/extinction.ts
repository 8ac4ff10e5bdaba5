import { SHARE_OF_CHAINS, shareOfChains } from '../over-chains.js'
import { massWhereGone } from './state-support.js'
import { perRow, statesMetric } from './states-metric.js'

export const metrics = [
  statesMetric({
    id: 'extinction.any',
    label: 'Chains that have lost a state',
    unit: 'share of chains',
    format: 'percent',
    better: 'lower',
    definition: {
      what: 'The share of chains in which at least one state of the truth is gone: how often the first extinction has happened by now.',
      formula: `share of chains with p = 0 for a state with p* above 0. ${SHARE_OF_CHAINS}`,
      bias: 'None: it is read off the parameters. With states rarer than 1 / points nearly every chain loses one in its first fit.',
      smallest: 'About 1 / share chains to see any at all.',
      source:
        'Benati et al. 2025, arXiv:2509.20101 (the time of the first extinction as the onset of collapse).',
    },
    ofStates: (model, truth) =>
      shareOfChains(
        perRow(model, (row) => massWhereGone(truth, row)).filter((mass) => mass > 0).length,
        model.chains,
      ),
  }),
]
