import type { TextView } from '../../contracts/text.js'
import { loadTagger } from '../../text/part-of-speech.js'
import { documentGrams, forDistinctGrams, gramsAt } from '../grams.js'
import { taggedView } from './tagged.js'

/** The most frequent n-grams that count as templates; as many as Shaib et al. take. */
export const MOST_TEMPLATES = 100

/** A sequence of parts of speech that comes back in document after document. */
export interface Template {
  readonly tags: readonly string[]
  readonly occurrences: number
  /** Positions of the documents that hold it, ascending. */
  readonly documents: readonly number[]
}

/** What is found of the templates of one length. */
export interface TemplateCounts {
  /** Occurrences of all templates together; overlapping ones count each. */
  readonly occurrences: number
  /** Documents with at least one. */
  readonly documents: number
}

/**
 * The templates of length n in tagged documents, the most frequent first: n-grams of tags that stand in at least two
 * documents, at most `MOST_TEMPLATES` of them. Equally frequent ones stand in alphabetical order.
 */
export function findTemplates(tagged: TextView, n: number): Template[] {
  const chosen = templateGrams(tagged, n)
  const documents = new Map(Array.from(chosen, (gram) => [gram, [] as number[]]))
  forDistinctGrams(tagged, n, (document, gram) => documents.get(gram)?.push(document))
  const tags = tagsOf(tagged, n, documents)
  const { counts } = tagged.ngrams(n)
  return Array.from(chosen, (gram) => ({
    tags: tags.get(gram) ?? [],
    occurrences: counts[gram],
    documents: documents.get(gram) ?? [],
  }))
}

export function countTemplates(tagged: TextView, n: number): TemplateCounts {
  const chosen = templateGrams(tagged, n)
  const { size, counts } = tagged.ngrams(n)
  const isTemplate = new Uint8Array(size)
  let occurrences = 0
  for (const gram of chosen) {
    isTemplate[gram] = 1
    occurrences += counts[gram]
  }
  let documents = 0
  let last = -1
  forDistinctGrams(tagged, n, (document, gram) => {
    if (isTemplate[gram] === 0 || document === last) return
    last = document
    documents++
  })
  return { occurrences, documents }
}

/** Numbers of the n-grams that are templates. n-grams are numbered in alphabetical order. */
function templateGrams(tagged: TextView, n: number): Int32Array {
  const { size, counts } = tagged.ngrams(n)
  const { documentsWith } = documentGrams(tagged, n)
  const shared = Int32Array.from({ length: size }, (_, gram) => gram).filter(
    (gram) => documentsWith[gram] >= 2,
  )
  return shared
    .sort((left, right) => counts[right] - counts[left] || left - right)
    .subarray(0, MOST_TEMPLATES)
}

/** The tags of some n-grams, read where each first stands. */
function tagsOf(tagged: TextView, n: number, wanted: ReadonlyMap<number, unknown>): Map<number, string[]> {
  const grams = gramsAt(tagged, n)
  const { words } = tagged.corpus()
  const tags = new Map<number, string[]>()
  for (let at = 0; at < grams.length && tags.size < wanted.size; at++) {
    if (!wanted.has(grams[at]) || tags.has(grams[at])) continue
    tags.set(
      grams[at],
      Array.from(words.subarray(at, at + n), (word) => tagged.word(word)),
    )
  }
  return tags
}

/** The templates of a view's documents; or why none can be told. */
export async function templatesOf(view: TextView, n: number): Promise<Template[] | string> {
  const tagged = await taggedView(view)
  return typeof tagged === 'string' ? tagged : findTemplates(tagged, n)
}

/**
 * The words of a text that first follow a template, as an example of it; undefined where none do.
 *
 * @example
 * await wordsOfTemplate(['DET', 'NOUN'], 'It met the cat.') // 'the cat'
 */
export async function wordsOfTemplate(
  template: readonly string[],
  text: string,
): Promise<string | undefined> {
  const { words, tags } = (await loadTagger()).tagged(text)
  for (let start = 0; start + template.length <= tags.length; start++) {
    if (template.every((tag, offset) => tags[start + offset] === tag)) {
      return words.slice(start, start + template.length).join(' ')
    }
  }
  return undefined
}
