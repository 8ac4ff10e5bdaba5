import type { Batch } from '../contracts/batch.js'
import type { Model, WorkContext } from '../contracts/model.js'
import { keyedRng } from '../random/keyed.js'
import { ngramFamily } from './ngram/family.js'
import type { NgramOptions } from './ngram/options.js'

/**
 * Words, because every text has them; order 3 and modified Kneser-Ney, because that is the strongest n-gram model of
 * some hundred thousand words, and gives no text probability 0. Other options are other values of every metric that
 * asks for it: raise their versions.
 */
const OPTIONS: NgramOptions = { family: 'ngram', order: 3, tokens: 'words', smoothing: 'kneser-ney' }

/**
 * The yardstick for texts of any origin: an n-gram model of human text alone, the same for all that is compared. Words
 * that the human text lacks have the probability of its one unknown symbol, and are flagged in a score.
 *
 * @param human the human train split; at least one word
 */
export function fitReferenceModel(human: Batch, work: WorkContext = {}): Promise<Model> {
  // The fit counts; nothing is drawn.
  return ngramFamily.fit(human, OPTIONS, { ...work, human, rng: keyedRng('reference model') })
}
