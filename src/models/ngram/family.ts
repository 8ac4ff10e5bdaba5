import type { Batch } from '../../contracts/batch.js'
import type { Family, FamilyCapabilities, FitContext, Model } from '../../contracts/model.js'
import { RunError } from '../../errors/index.js'
import { checkDecoding } from './check-decoding.js'
import { countTables } from './count.js'
import { codeDocuments } from './documents.js'
import { asText, NgramModel } from './model.js'
import type { NgramOptions } from './options.js'
import { loadTables } from './storage.js'
import { Turns } from './turns.js'
import { withoutAbsent } from './weights.js'
import { vocabularyFrom, vocabularyOf } from './vocabulary.js'

/**
 * What worlds need is said in white-space tokens: a word of English and the space behind it take about six
 * characters, and as many bytes.
 */
const CHARACTERS_PER_WORD = 6

/** N-gram models of words, characters or bytes. See `options.ts` for what can be chosen and `probabilities.ts` for the formulas. */
export const ngramFamily: Family<NgramOptions> = {
  name: 'ngram',
  version: 2,

  capabilities({ order, tokens, smoothing }): FamilyCapabilities {
    return {
      batch: 'text',
      prompts: true,
      // The discounts of Kneser-Ney come from how many n-grams were counted once, twice, ...: whole counts alone.
      lossWeights: smoothing !== 'kneser-ney',
      editing: true,
      contextTokens: tokens === 'words' ? order : Math.max(1, Math.floor(order / CHARACTERS_PER_WORD)),
      randomFit: false,
      cheapFit: true,
    }
  },

  checkDecoding: (_, decoding) => checkDecoding(decoding),

  async fit(batch: Batch, options: NgramOptions, context: FitContext): Promise<Model> {
    const { batch: mix, weights } = withoutAbsent(asText(batch, 'is fitted to'))
    if (mix.texts.length === 0) {
      throw new RunError('the mix is empty: an n-gram model needs at least one document of weight above 0')
    }
    if (weights !== undefined && options.smoothing === 'kneser-ney') {
      throw new RunError(
        'Kneser-Ney smoothing takes no loss weights: its discounts come from counts of counts',
        'use smoothing none, { absolute: d } or { add: k }, or a strategy that resamples',
      )
    }
    if (context.initial !== undefined) {
      throw new RunError('an n-gram model is always fitted anew', 'use `init: fresh` with this family')
    }
    const coder = vocabularyOf(context.human, options.tokens)
    const turns = new Turns(context, options.order)
    const corpus = codeDocuments(mix, coder)
    const { tables, notes } = await countTables(
      corpus,
      coder.size,
      options.order,
      options.smoothing,
      (order) => turns.take(order),
      weights,
    )
    // Starts of documents are given, not fitted.
    context.spent?.({ tokens: corpus.words.length - mix.texts.length })
    return new NgramModel(tables, options, coder, notes)
  },

  async load(directory, options, { human }): Promise<Model> {
    const { tables, learned, notes } = await loadTables(directory, options)
    return new NgramModel(tables, options, vocabularyFrom(learned, human, options.tokens), notes)
  },
}
