import { z } from 'zod'
import { documentFormats } from '../data/formats/formats.js'
import { layoutNames } from '../data/layouts/layout.js'
import { tokenisationNames } from '../text/tokenisations.js'
import { wrongWithBaseUrl } from '../remote/endpoint.js'
import { isDeviceName } from './slug.js'

/** The parts of an experiment file that no registry decides. Descriptions are the help and the reference page. */

/**
 * Limits far above what one process can hold, so that a slip of the finger (1e12) is an error at once; what
 * lies below them is checked against the memory there is.
 */
export const MOST_DOCUMENTS = 100_000_000
const MOST_TOKENS = 10_000_000_000
const LONGEST_TEXT = 10_000_000

export const nameSchema = z
  .string()
  .max(100, 'expected at most 100 characters')
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/,
    'expected letters, digits, "-", "_" and ".", beginning with a letter or digit, not ending with "."',
  )
  .refine((name) => !isDeviceName(name), 'this name is reserved by Windows: choose another')
  .describe('Names the experiment and its folders runs/<name> and reports/<name>.')

export const descriptionSchema = z.string().describe('What the experiment is about; shown in the report.')

const splitSize = z.number().min(0)

function wholeFromOne(size: number): boolean {
  return size < 1 || Number.isInteger(size)
}

const WHOLE = 'expected a share below 1 or a whole number of documents'

const factsSchema = z
  .union([
    z.strictObject({
      file: z
        .string()
        .min(1)
        .describe(
          'JSON Lines, relative to this file, one fact a line: subject, object, and if you like relation and aliases (a list of other names of the subject).',
        ),
    }),
    z.strictObject({
      mine: z
        .literal('names')
        .describe('names: the names of several words and the numbers of the human training split.'),
    }),
  ])
  .describe(
    'Facts to follow through the generations: { file: facts.jsonl }, or { mine: names } for the names of several words and the numbers of the training split. They are only looked for, never trained on; metrics of the group facts need them.',
  )

export const filesSchema = z.strictObject({
  files: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      'Files or globs, relative to this file: txt, jsonl, json, csv (each also with .gz) or parquet.',
    ),
  format: z.enum(documentFormats).optional().describe('Format of all files; by default by their extension.'),
  field: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Column (csv) or dotted path (json, jsonl, parquet) that holds the text; default: as layout says.',
    ),
  layout: z
    .enum(layoutNames)
    .optional()
    .describe(
      'How a record becomes a document: the field text; alpaca (instruction, input, output); messages (role and content, or ShareGPT); prompt-completion; preference (the chosen side). Default: as the first record of each file looks.',
    ),
  documents_by: z
    .enum(['line', 'paragraph', 'file'])
    .default('line')
    .describe('What a document is in a txt file; a paragraph ends at a blank line.'),
  documents: z
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .optional()
    .describe('Limits the training split to this many documents.'),
  test: splitSize
    .gt(0)
    .refine(wholeFromOne, WHOLE)
    .default(0.1)
    .describe('Test split: below 1 a share of all documents, from 1 on a number of documents.'),
  fresh: splitSize
    .refine(wholeFromOne, WHOLE)
    .default(0)
    .describe(
      'Split that `draw: fresh` hands out: below 1 a share, from 1 on a number of documents; 0: none.',
    ),
  facts: factsSchema.optional(),
})

/** Of a document, where the file does not say; families whose models cannot write so many take what they can. */
export const DEFAULT_MAX_TOKENS = 200

/** Each beam is a row of a graph, and holds its keys and values. */
const MOST_BEAMS = 64

/** What every world takes beside its own options. */
export const worldSizes = {
  documents: z.int().min(1).max(MOST_DOCUMENTS).describe('Documents in the training split.'),
  test_documents: z
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .optional()
    .describe('Documents in the test split; default: a quarter of documents, at least 100.'),
}

/** What every world of numbers takes beside its own options. */
export const vectorSizes = {
  points: z.int().min(1).max(MOST_DOCUMENTS).describe('Items of the training split, in each chain.'),
  chains: z
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .default(1000)
    .describe(
      'Independent chains that run as one, each with human data of its own: values are means over them, with the interval that they give.',
    ),
  test_points: z
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .default(1000)
    .describe('Items of the test split, which all chains share.'),
}

export const sampleSchema = z.strictObject({
  points: z
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .optional()
    .describe(
      'For worlds of numbers, in place of documents: items that each generation draws, in each chain; default: as many as the training split has.',
    ),
  documents: z
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .optional()
    .describe('Documents each generation writes; default: as many as the training split has.'),
  temperature: z
    .number()
    .gt(0)
    .default(1)
    .describe('1 samples the model as it is; lower favours likely words. For 0 write greedy: true.'),
  top_k: z.int().min(1).optional().describe('Only the k likeliest words.'),
  top_p: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('Only the likeliest words that hold this much probability.'),
  typical_p: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('Locally typical sampling: words of nearly average surprise that hold this much probability.'),
  min_p: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('Only words at least this many times as likely as the likeliest.'),
  greedy: z.boolean().optional().describe('Always the likeliest word.'),
  repetition_penalty: z
    .number()
    .gt(0)
    .optional()
    .describe(
      'Above 1 makes words less likely that stand in the prompt or the document already: their logits are divided by it, or multiplied where below 0 (Keskar et al.). Family transformer only.',
    ),
  beams: z
    .int()
    .min(1)
    .max(MOST_BEAMS)
    .optional()
    .describe(
      'Beam search: the likeliest document that this many beams find; nothing is drawn, and no other rule may stand beside it. Family transformer only.',
    ),
  max_tokens: z
    .int()
    .min(1)
    .max(LONGEST_TEXT)
    .optional()
    .describe(
      `A longer document is cut and counts as unfinished; default: ${DEFAULT_MAX_TOKENS}, or as many as the model can write where that is less.`,
    ),
})

export const probeSchema = z.strictObject({
  tokens: z
    .int()
    .min(1)
    .max(MOST_TOKENS)
    .default(60_000)
    .describe(
      'Size of the sample that is only measured, drawn with the same decoding before curation; in tokens as tokenisation cuts them.',
    ),
})

export const budgetSchema = z
  .int()
  .min(1)
  .max(MOST_DOCUMENTS)
  .describe(
    'Documents (or points) in the mix, for strategies of constant size; default: size of the training split.',
  )

export const trainingTokensSchema = z
  .union([z.int().min(1).max(MOST_TOKENS), z.literal('human')], {
    error: 'expected a number of tokens, or human (as many as the training split has)',
  })
  .describe(
    'Training tokens of every mix from generation 1 on, so that arms train on equally much: a larger mix is cut at random, a smaller one is repeated. `human`: as many as the training split has. Default: the mix as the strategy makes it.',
  )

export const generationsSchema = z
  .int()
  .min(1)
  .max(10_000)
  .default(10)
  .describe('Generations after generation 0, which is trained on human data alone.')

export const keepModelsSchema = z
  .enum(['ends', 'all', 'none'])
  .default('ends')
  .describe(
    'Which models stay on disk: first and last, all, or none. Where fits are dear or go on from the previous model, the newest one stays until the next generation is stored.',
  )

export const excerptsSchema = z
  .int()
  .min(0)
  .max(100)
  .default(3)
  .describe('Positions of the sample whose texts the report shows side by side.')

export const controlSchema = z
  .boolean()
  .default(true)
  .describe('Adds the arm `control`: refitted on the human training data alone in every generation.')

const seedSchema = z.int().min(0).max(4_294_967_295)

export const seedsSchema = z
  .union([z.int().min(1).max(1000), z.array(seedSchema).min(1).max(1000)])
  .default(5)
  .describe('How many seeds (1, 2, ...), or the list of them. Intervals come from seeds.')

export const metricsSchema = z
  .array(z.string())
  .min(1)
  .optional()
  .describe(
    'Groups or ids of metrics; default: diversity, entropy, form, repetition, loss, novelty, and facts where the human data has them. Those of text can be taken at a declared size: types@5000 (at 5,000 tokens), types@c90 (where a sample covers 90% of all tokens); a group stands for all that depend on size (diversity@5000).',
  )

export const tokenisationSchema = z
  .enum(tokenisationNames)
  .default('whitespace')
  .describe(
    'What a token is to metrics, and so to loop.probe.tokens: whitespace (what stands between white space), words (Unicode words, by dictionary where a language writes no spaces: Chinese, Japanese, Thai; no punctuation, no emoji), characters (code points, white space too). Values compare only under the same one. The models have tokens of their own (model.tokens).',
  )

/** Of the largest models there are. */
const MOST_DIMENSIONS = 65_536

export const embeddingsSchema = z
  .strictObject({
    base_url: z
      .string()
      .superRefine((url, context) => {
        const message = wrongWithBaseUrl(url)
        if (message !== undefined) context.addIssue({ code: 'custom', message })
      })
      .optional()
      .describe(
        'Where the server is, for example http://localhost:8080/v1; default: the environment variable OPENAI_BASE_URL, else OpenAI’s own. The key, where one is needed, stands in OPENAI_API_KEY and is sent there.',
      ),
    model: z.string().min(1).describe('The embedding model, as the server calls it.'),
    dimensions: z
      .int()
      .min(1)
      .max(MOST_DIMENSIONS)
      .optional()
      .describe('Numbers in a vector, for models that can shorten theirs; default: as the model gives them.'),
  })
  .describe(
    'An OpenAI-compatible server that turns documents into vectors, for metrics such as mauve.remote. The texts measured are sent to it, each once; answers are kept in the run’s folder.',
  )

export const referenceSchema = z
  .string()
  .min(1)
  .describe(
    'Name of the arm that this one is compared with; default: the control. For an arm whose model or sampling differs from the control’s: human data alone under the same ones.',
  )

/** Names stand in tables and on terminals: line breaks and other control characters would break them. */
export const armNameSchema = z
  .string()
  .min(1, 'an arm needs a name')
  .refine(
    (name) => !/[\p{Cc}\p{Cs}]/u.test(name),
    'the name of an arm cannot hold control characters or half characters',
  )
