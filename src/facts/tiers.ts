import type { FactBase } from '../contracts/metric.js'
import type { Fact, Statement } from '../contracts/world.js'
import { splitWords } from '../text/words.js'

/** Classes of facts by their count in the human train split; each is about twice as common as the one before. */
export const tierNames = ['unseen', '1', '2-3', '4-7', '8-15', '16-63', '64+'] as const

/** Smallest count of each tier. */
const tierStarts = [0, 1, 2, 4, 8, 16, 64]

/**
 * Position in `tierNames` of a fact that the human train split states `count` times.
 *
 * @example
 * tierNames[tierOf(3)] // '2-3'
 */
export function tierOf(count: number): number {
  return tierStarts.findLastIndex((start) => count >= start)
}

/**
 * Sorts facts into tiers by how often the human train split states them right, and keeps the sentences in
 * which it does: the most frequent first, equally frequent ones in order of appearance.
 */
export function buildFactBase(
  facts: readonly Fact[],
  statements: readonly (readonly Statement[])[],
  trainTexts: readonly string[],
  tells: FactBase['tells'],
): FactBase {
  const trainCounts = new Uint32Array(facts.length)
  const sentences = facts.map(() => new Map<string, number>())
  const styles = new Map<string, number>()
  statements.forEach((ofDocument, document) => {
    for (const statement of ofDocument) {
      if (statement.style !== undefined) addOne(styles, statement.style)
      if (statement.kind !== 'right' || statement.fact === undefined) continue
      trainCounts[statement.fact]++
      addOne(sentences[statement.fact], wholeWords(trainTexts[document], statement.start, statement.end))
    }
  })
  return {
    facts,
    tierNames,
    tiers: Uint8Array.from(trainCounts, tierOf),
    trainCounts,
    humanSentences: sentences.map((counts) => byCount(counts).map(([sentence]) => sentence)),
    styleShares: shares(styles),
    tells,
  }
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function byCount(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort((first, second) => second[1] - first[1])
}

function shares(counts: ReadonlyMap<string, number>): Map<string, number> {
  let total = 0
  for (const count of counts.values()) total += count
  return new Map(byCount(counts).map(([name, count]) => [name, count / total]))
}

/** The piece of a text widened to whole words, so that a full stop a reader left out does not make another token. */
function wholeWords(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from > 0 && isWord(text[from - 1])) from--
  while (to < text.length && isWord(text[to])) to++
  return text.slice(from, to).trim()
}

/** Whether a character belongs to a word; by the tokens' own idea of white space. */
function isWord(character: string): boolean {
  return splitWords(character).length > 0
}
