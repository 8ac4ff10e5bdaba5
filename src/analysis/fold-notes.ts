import type { Results } from '../contracts/results.js'

/** A number that stands by itself, not the 2 of `gpt2`. */
const NUMBER = /(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)/g

/**
 * The notes as a reader wants them: every fit leaves its own, and those of an arm that differ in numbers alone become
 * one with the range of each number; what several arms say alike is said once, with their names.
 *
 * @example
 * // notes: ['a: took 3 steps', 'a: took 5 steps', 'b: took 3 steps', 'b: took 5 steps', 'mind the gap']
 * foldNotes({ arms: [{ name: 'a' }, { name: 'b' }], notes }) // ['mind the gap', 'a, b: took 3–5 steps']
 */
export function foldNotes({
  arms,
  notes,
}: {
  readonly arms: readonly Pick<Results['arms'][number], 'name'>[]
  readonly notes: Results['notes']
}): readonly string[] {
  const alike = new Map<string, { readonly arm: string; readonly texts: string[] }>()
  const others: string[] = []
  // The longest name first: one arm's may begin with another's and a colon.
  const names = arms.map(({ name }) => name).sort((left, right) => right.length - left.length)
  for (const note of notes) {
    const arm = names.find((name) => note.startsWith(`${name}: `))
    if (arm === undefined) {
      others.push(note)
      continue
    }
    const text = note.slice(arm.length + 2)
    const key = JSON.stringify([arm, text.replace(NUMBER, '0')])
    const group = alike.get(key) ?? { arm, texts: [] }
    alike.set(key, group)
    group.texts.push(text)
  }
  const saying = new Map<string, string[]>()
  for (const { arm, texts } of alike.values()) {
    const text = withRanges(texts)
    saying.set(text, [...(saying.get(text) ?? []), arm])
  }
  return [...others, ...[...saying].map(([text, said]) => `${said.join(', ')}: ${text}`)]
}

/** The first text, each of its numbers with the smallest and the largest that stand there in any. */
function withRanges(texts: readonly string[]): string {
  const numbers = texts.map((text) => text.match(NUMBER) ?? [])
  let place = 0
  return texts[0].replace(NUMBER, () => {
    const sorted = numbers.map((row) => row[place]).sort((left, right) => toNumber(left) - toNumber(right))
    place++
    const [low, high] = [sorted[0], sorted[sorted.length - 1]]
    return low === high ? low : `${low}–${high}`
  })
}

function toNumber(number: string): number {
  return Number(number.replaceAll(',', ''))
}
