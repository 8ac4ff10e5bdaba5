import type { Batch } from '../../contracts/batch.js'
import type { Family, FamilyCapabilities, FitContext, Model } from '../../contracts/model.js'
import { RunError } from '../../errors/index.js'
import { countTables } from './count.js'
import { codeDocuments } from './documents.js'
import { asText, NgramModel } from './model.js'
import type { NgramOptions } from './options.js'
import { loadTables } from './storage.js'
import { Turns } from './turns.js'
import { vocabularyFrom, vocabularyOf } from './vocabulary.js'

/** Word n-gram models. See `options.ts` for what can be chosen and `probabilities.ts` for the formulas. */
export const ngramFamily: Family<NgramOptions> = {
  name: 'ngram',
  version: 1,

  capabilities({ order }): FamilyCapabilities {
    return {
      batch: 'text',
      prompts: true,
      lossWeights: false,
      editing: false,
      contextTokens: order,
      randomFit: false,
      cheapFit: true,
    }
  },

  async fit(batch: Batch, options: NgramOptions, context: FitContext): Promise<Model> {
    const mix = asText(batch, 'is fitted to')
    if (mix.texts.length === 0) {
      throw new RunError('the mix is empty: an n-gram model needs at least one document')
    }
    if (mix.weights?.some((weight) => weight !== 1)) {
      throw new RunError('the n-gram family takes no loss weights', 'use a strategy that resamples instead')
    }
    if (context.initial !== undefined) {
      throw new RunError('an n-gram model is always fitted anew', 'use `init: fresh` with this family')
    }
    const coder = vocabularyOf(context.human)
    const turns = new Turns(context, options.order)
    const corpus = codeDocuments(mix, coder)
    const { tables, notes } = await countTables(
      corpus,
      coder.size,
      options.order,
      options.smoothing,
      (order) => turns.take(order),
    )
    return new NgramModel(tables, options.smoothing, coder, notes)
  },

  async load(directory, options, { human }): Promise<Model> {
    const { tables, words, notes } = await loadTables(directory, options)
    return new NgramModel(tables, options.smoothing, vocabularyFrom(words, human), notes)
  },
}
