import { z } from 'zod'

const share = z.number().gt(0).lt(1)

/** How a transformer is trained; every default with its reason. */
export const trainingSchema = z
  .strictObject({
    epochs: z
      .number()
      .gt(0)
      .optional()
      .describe('How often all of the mix is seen. 10 unless `steps` or `tokens` is given.'),
    steps: z.int().min(1).optional().describe('Batches; the same for any mix.'),
    tokens: z
      .int()
      .min(1)
      .optional()
      .describe('Tokens to train on, rounded up to whole batches; the same for any mix.'),
    batch: z
      .int()
      .min(1)
      .default(16)
      .describe(
        'Windows of one step. Any number fits into memory: it is divided into passes whose gradients are added up.',
      ),
    window: z
      .int()
      .min(2)
      .optional()
      .describe('Tokens of one window; the context of the model unless given.'),
    learning_rate: z
      .number()
      .gt(0)
      .optional()
      .describe(
        'Highest learning rate. 0.001 for a model from scratch; 0.00005 with `base`, as a trained one is easily spoilt.',
      ),
    warmup: z
      .number()
      .min(0)
      .max(1)
      .default(0.05)
      .describe('Share of the steps over which the learning rate rises to its highest.'),
    final_learning_rate: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe(
        'What the learning rate falls to along half a cosine, as a share of its highest; 1: stays constant.',
      ),
    weight_decay: z
      .number()
      .min(0)
      .default(0.1)
      .describe('Decoupled decay (AdamW) of matrices; biases and LayerNorm gains do not decay.'),
    beta1: share.default(0.9),
    beta2: share
      .default(0.99)
      .describe('Decay of the second moment; small batches want it below the usual 0.999.'),
    epsilon: z.number().gt(0).default(1e-8),
    clip: z.number().gt(0).default(1).describe("Norm that a batch's gradient is cut to."),
    pass: z
      .int()
      .min(1)
      .optional()
      .describe(
        'Windows of one pass, a divisor of `batch`: for tuning speed and memory. Sums round differently with it.',
      ),
    early_stopping: z
      .strictObject({
        validation: z
          .enum(['mix', 'human'])
          .default('mix')
          .describe(
            'What the loss is watched on: documents held out of the `mix`, or of the `human` data. ' +
              'Stopping on human data leaks human data into the loop.',
          ),
        share: share.default(0.05).describe('Share of the documents held out.'),
        every: z.int().min(1).default(50).describe('Steps between two looks.'),
        patience: z
          .int()
          .min(1)
          .default(3)
          .describe('Looks without a lower loss after which training stops; the best weights are kept.'),
      })
      .optional()
      .describe(
        'Stop when the loss on held-out documents no longer falls. Never on human data unless told so.',
      ),
  })
  .superRefine(({ epochs, steps, tokens, batch, pass }, context) => {
    const given = Object.entries({ epochs, steps, tokens }).filter(([, value]) => value !== undefined)
    if (given.length > 1) {
      context.addIssue({
        code: 'custom',
        path: [given[1][0]],
        message: `expected one of epochs, steps and tokens, got ${given.map(([name]) => name).join(' and ')}`,
      })
    }
    if (pass !== undefined && batch % pass !== 0) {
      context.addIssue({
        code: 'custom',
        path: ['pass'],
        message: `expected a divisor of the batch of ${batch}, got ${pass}`,
      })
    }
  })

export type TrainingOptions = z.infer<typeof trainingSchema>

export const DEFAULT_EPOCHS = 10
