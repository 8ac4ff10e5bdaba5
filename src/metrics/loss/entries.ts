import type { MetricEntry } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'human_loss',
    group: 'loss',
    summary: "Loss of held-out human text under the generation's model, with its zero-probability share",
    ids: [
      'per_token',
      'perplexity',
      'bits_per_byte',
      'zero_probability_share',
      'oov_share',
      'finite_per_token',
    ].map((part) => `human_loss.${part}`),
    onText: false,
    load: () => import('./human-loss.js'),
  },
  {
    name: 'prediction_shift',
    group: 'loss',
    summary: "How far the model's predictions have moved from those of generation 0",
    ids: ['prediction_shift.l1'],
    onText: false,
    load: () => import('./prediction-shift.js'),
  },
  {
    name: 'probe_loss',
    group: 'loss',
    summary: 'Loss of the sample under the generation-0 model, with a histogram by document',
    ids: ['probe_loss.generation_0'],
    onText: false,
    load: () => import('./probe-loss.js'),
  },
  {
    name: 'model_entropy_rate',
    group: 'loss',
    summary: "Entropy per token of the model's own distribution",
    ids: ['model_entropy_rate'],
    onText: false,
    load: () => import('./model-entropy-rate.js'),
  },
]
