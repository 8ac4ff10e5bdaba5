import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { splitWords } from '../../text/words.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'

/** As many as Seddik et al. compared. */
const CONTEXTS = 300

const minimum = { documents: 1, tokens: 50 }

export const metrics: readonly Metric[] = [
  {
    id: 'prediction_shift.l1',
    version: 1,
    label: 'Shift of predictions since generation 0',
    unit: 'L1 distance, 0 to 2',
    format: 'number',
    better: 'lower',
    needs: ['model', 'generation-0'],
    minimum,
    definition: `How far this generation's predictions of the next token have moved from those of generation 0.

**Formula.** mean over ${CONTEXTS} contexts c of sum over tokens w of |P_g(w | c) - P_0(w | c)|: twice the total variation distance. Contexts are starts of documents of the human test split that end behind a word, spread evenly over it (fewer where it has fewer words); they are the same in all generations and arms of a seed. 0: the same predictions; 2: no token in common.

**Bias.** Never 0 for a model that is trained anew on other data, or from another random start: the control's shift is what refitting alone does. Compare models with the same tokens only.

**Smallest sensible sample.** 50 tokens of test text; n is the number of contexts.

Source: Seddik et al. 2024, How Bad is Training on Synthetic Data?, arXiv:2404.05090, section 5 (E||p^(m) - p^(1)||_1 over 300 contexts).`,
    measure: async (context) => [await measure(context)],
  },
]

async function measure(context: MetricContext): Promise<Measured> {
  const small = belowMinimum(minimum, context.test)
  if (small) return { ...small, undefinedReason: `human test split: ${small.undefinedReason}` }
  const now = await context.model()
  const before = await context.generationZero()
  if (!now.predict || !before.predict) {
    return undefinedBecause('models of this family do not tell the probabilities of all next tokens')
  }
  const starts = contextsOf(context.test, CONTEXTS)
  const [after, initial] = [await now.predict(starts), await before.predict(starts)]
  const total = starts.reduce((sum, _, index) => sum + l1(after[index], initial[index]), 0)
  return { value: total / starts.length, n: starts.length }
}

/**
 * The sum of absolute differences.
 *
 * @example
 * l1(Float64Array.of(0.5, 0.5), Float64Array.of(1, 0)) // 1
 */
export function l1(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]), 0)
}

/** Starts of documents up to the end of a word: words spread evenly over all words of the view. */
export function contextsOf(view: TextView, most: number): string[] {
  // Words for the model, whatever metrics take for a token.
  const words = view.texts.reduce((sum, text) => sum + splitWords(text).length, 0)
  const count = Math.min(most, words)
  const wanted = Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * words) / count))
  const starts: string[] = []
  let before = 0
  for (const text of view.texts) {
    for (const { index, 0: word } of text.matchAll(/\S+/g)) {
      if (wanted[starts.length] === before++) starts.push(text.slice(0, index + word.length))
    }
  }
  return starts
}
