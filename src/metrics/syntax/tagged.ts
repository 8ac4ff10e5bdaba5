import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { loadTagger, partsOfSpeech } from '../../text/part-of-speech.js'
import { textView } from '../../text/view.js'
import { Vocabulary } from '../../text/vocabulary.js'
import { notEnglish } from '../characters.js'
import { oncePer } from '../once.js'
import { belowMinimum, type TextMetricSpec, undefinedBecause } from '../text-metric.js'

/** How every metric of the group says what it counts. */
export const TAGS =
  "**Tags.** The 17 universal parts of speech as wink-nlp 2.4 with its English lite model gives them, punctuation included; words are cut at hyphens and contractions (`don't`: `do` + `n't`), line breaks do not matter. English only: undefined where fewer than half of the letters are Latin; other languages in Latin script get meaningless tags. Its authors report 95% of tags right on newspaper text; on garbled text it is fewer, and what counts is that all samples are treated alike."

/**
 * The same documents with tags in place of their words; or why there are none. Each view and each text is tagged
 * once, at some 200,000 words a second. Tags are numbered alphabetically, and so are their n-grams.
 */
export const taggedView: (view: TextView) => Promise<TextView | string> = oncePer(async (view: TextView) => {
  const reason = notEnglish(view)
  if (reason !== undefined) return reason
  const tagger = await loadTagger()
  const vocabulary = new Vocabulary()
  for (const tag of partsOfSpeech) vocabulary.add(tag)
  const tagsOf = (text: string) => remembered(text, () => tagger.tags(text).join(' '))
  return textView(view.texts.map(tagsOf), vocabulary)
})

/** Texts whose tags are remembered: the random parts of a sample hold the same documents again and again. */
const MOST_TEXTS = 20_000
const known = new Map<string, string>()

function remembered(text: string, tag: () => string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const tags = tag()
  if (known.size >= MOST_TEXTS) known.clear()
  known.set(text, tags)
  return tags
}

/** A metric of the probe's parts of speech: `measure` sees a view whose tokens are tags. */
export function syntaxMetric({ measure, ...described }: TextMetricSpec): Metric {
  return {
    ...described,
    needs: [],
    async measure({ probe }) {
      const small = belowMinimum(described.minimum, probe)
      if (small) return [small]
      const tagged = await taggedView(probe)
      return [typeof tagged === 'string' ? undefinedBecause(tagged) : measure(tagged)]
    },
  }
}
