/** What a task works on; see inputs.ts. */
export type InputName = 'documents' | 'documents200' | 'documents1000' | 'vectors'

interface Task {
  /** As both sides know it. */
  readonly name: string
  readonly label: string
  readonly input: InputName
  /** Our seconds that are aimed at, for the documents of `GOALS_MEAN`. */
  readonly secondsAimedAt?: number
}

/** A task that Python's packages have too. */
export interface Duel extends Task {
  /** Python's module that does the work, as tables name it, and the package of Debian that holds it. */
  readonly module: string
  readonly debian: string
  /** How many times Python's speed is aimed at. */
  readonly ratioAimedAt?: number
  /** Largest difference of the values of both sides, as a share of Python's; 0: they must be equal. */
  readonly tolerance: number
  /** Why that much. */
  readonly because: string
}

/** A task without a counterpart, timed alone. */
export interface Solo extends Task {
  /** What its value is. */
  readonly counts: string
  /** Tokens a second that are aimed at. */
  readonly rateAimedAt?: number
}

export const GOALS_MEAN = 'the 4,024 documents (445,183 tokens) of WikiText-2 valid and test'

const SKLEARN = { module: 'sklearn', debian: 'python3-sklearn' } as const
const NLTK = { module: 'nltk', debian: 'python3-nltk' } as const

export const duels: readonly Duel[] = [
  {
    ...NLTK,
    name: 'ngram-counts',
    label: 'n-gram counts, orders 1 to 5, from strings',
    input: 'documents',
    tolerance: 0,
    because: 'counts',
  },
  {
    ...NLTK,
    name: 'self-bleu',
    label: 'self-BLEU-4 of 200 documents',
    input: 'documents200',
    ratioAimedAt: 20,
    tolerance: 1e-9,
    because: 'rounding',
  },
  {
    ...SKLEARN,
    name: 'vendi',
    label: 'Vendi score of word counts, all documents',
    input: 'documents',
    secondsAimedAt: 5,
    tolerance: 1e-6,
    because: 'rounding of eigenvalues near 0',
  },
  {
    ...SKLEARN,
    name: 'mauve',
    label: 'MAUVE, 2 x 2,000 vectors of 768',
    input: 'vectors',
    secondsAimedAt: 10,
    tolerance: 0.05,
    because: 'k-means of both sides draws its own starts',
  },
  {
    name: 'frechet',
    module: 'scipy',
    debian: 'python3-scipy',
    label: 'Frechet distance, 2 x 2,000 vectors of 768',
    input: 'vectors',
    tolerance: 1e-6,
    because: 'rounding of a matrix root',
  },
  {
    ...SKLEARN,
    name: 'density',
    label: 'kNN density, k = 5, 2 x 2,000 vectors of 768',
    input: 'vectors',
    tolerance: 1e-4,
    because: 'points on the border of a ball',
  },
]

export const solos: readonly Solo[] = [
  {
    name: 'catalogue',
    label: 'all lexical, entropy and ecology metrics, from strings',
    input: 'documents',
    secondsAimedAt: 1,
    counts: 'metrics',
  },
  { name: 'laws', label: "Zipf's and Heaps' laws, from strings", input: 'documents', counts: 'metrics' },
  {
    name: 'count-coded',
    label: 'n-gram counts, orders 1 to 5, of coded tokens',
    input: 'documents',
    rateAimedAt: 5_000_000,
    counts: 'distinct n-grams',
  },
  {
    name: 'rouge-l',
    label: 'ROUGE-L homogenization of 1,000 documents, all pairs',
    input: 'documents1000',
    secondsAimedAt: 5,
    counts: 'mean F1',
  },
  {
    name: 'near-duplicates',
    label: 'near-duplicates by MinHash, all documents',
    input: 'documents',
    secondsAimedAt: 1,
    counts: 'share of documents',
  },
]
