import type { MetricEntry } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'facts.coverage',
    group: 'facts',
    summary: 'Share of facts stated right in the sample, by tier of rarity',
    ids: ['facts.coverage'],
    onText: true,
    load: () => import('./coverage.js'),
  },
  {
    name: 'facts.mix_coverage',
    group: 'facts',
    summary: 'Share of facts stated right in the training mix, by tier of rarity',
    ids: ['facts.mix_coverage'],
    onText: false,
    load: () => import('./mix-coverage.js'),
  },
  {
    name: 'facts.generable',
    group: 'facts',
    summary: 'Share of facts that have probability under the model, by tier of rarity',
    ids: ['facts.generable.kappa1e-6'],
    onText: false,
    load: () => import('./generable.js'),
  },
  {
    name: 'facts.extinct',
    group: 'facts',
    summary: 'Share of facts absent from the mix and not generable, by tier of rarity',
    ids: ['facts.extinct'],
    onText: false,
    load: () => import('./extinct.js'),
  },
  {
    name: 'statements',
    group: 'facts',
    summary: 'Share of right, false and malformed statements',
    ids: ['statements.right_share', 'statements.false_share', 'statements.malformed_share'],
    anySize: ['statements.right_share', 'statements.false_share', 'statements.malformed_share'],
    onText: true,
    load: () => import('./statements.js'),
  },
  {
    name: 'styles',
    group: 'facts',
    summary: 'Registers of the human text still in use, and their shares',
    ids: ['styles.coverage', 'styles.share'],
    anySize: ['styles.share'],
    onText: true,
    load: () => import('./styles.js'),
  },
]
