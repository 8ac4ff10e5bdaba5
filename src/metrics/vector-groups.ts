import type { GroupIntroduction } from './groups.js'

/** One for every group of the catalogue of metrics of numbers. */
export const vectorGroupIntroductions: Readonly<Record<string, GroupIntroduction>> = {
  moments: {
    question: 'How far have mean and spread moved from the truth?',
    start:
      'Start with `variance.mean_log` and `wasserstein2.squared`; `tail_beyond.sd3` looks at what is rare, `collapsed_chains` at what is over.',
    beware:
      'Over chains variances get a heavy upper tail, so that `variance.mean` can stay where it was while nearly every chain shrinks: read `variance.median` beside it. All are exact given the parameters: their intervals are those of chains alone.',
  },
  modes: {
    question: 'What of the truth does the model still reach, and what does it make up?',
    start:
      'Start with `lost_modes.sd3` for mixtures, `sample_overlap.recall.k5` for any shape, and `negative_log_density` for the loss on human items.',
    beware:
      'What rests on a sample moves with its size, and human items of the same number do not reach 1 either: compare with the control. Only the first items and chains are looked at where the time is quadratic.',
  },
  states: {
    question: 'Which states are left, and how likely are they?',
    start:
      'Start with `gini_simpson.index`, whose mean theory knows exactly, `surviving_states` and `tier_coverage.truth`; of Markov chains with `next_token.missing_mass`.',
    beware:
      'The mean mass of rare states does not change while they are lost (`tier_mass`): look at coverage. A first fit has lost rare states before any collapse: compare with generation 0.',
  },
  regression: {
    question: 'How much worse than the truth does the model predict new targets?',
    start:
      'Start with `regression_error.excess`; `regression_error.coefficients` is the same where inputs are alike.',
    beware:
      'The noise of the targets is in `regression_error.test` and not in the others. With fewer points than dimensions errors have no bound.',
  },
  classifier: {
    question: 'How often does the model give the true label?',
    start: 'Start with `classifier.accuracy`, which needs no test items.',
    beware: 'Accuracy looks at directions alone and holds for inputs that are alike in all directions.',
  },
}
