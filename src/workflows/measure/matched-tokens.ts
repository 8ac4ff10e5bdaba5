import { BadInputError } from '../../errors/index.js'
import type { TextView } from '../../contracts/text.js'

/** What the smallest group is cut to, so that its own parts differ as those of the others do. */
const SHARE = 0.8

/**
 * The number of tokens at which groups are compared: as asked for, or 80% of the smallest group, rounded down to two
 * digits. One group alone is measured as it is, unless a number was asked for or it is a sample of something larger.
 *
 * @example
 * matchedTokens([viewOf73210Tokens, viewOf81002Tokens], undefined, false) // 58000
 */
export function matchedTokens(
  views: readonly { readonly name: string; readonly view: TextView }[],
  asked: number | undefined,
  sampled: boolean,
): number | undefined {
  const sizes = views.map(({ name, view }) => ({ name, tokens: view.corpus().words.length }))
  if (sizes.length === 0) return undefined
  const smallest = sizes.reduce((least, size) => (size.tokens < least.tokens ? size : least))
  if (asked === undefined)
    return sizes.length === 1 && !sampled ? undefined : twoDigits(SHARE * smallest.tokens)
  if (asked <= smallest.tokens) return asked
  throw new BadInputError(
    `--tokens ${asked}: the group "${smallest.name}" has ${smallest.tokens} tokens${sampled ? ' in memory' : ''}`,
    `Ask for at most ${twoDigits(SHARE * smallest.tokens)}: 80% of the smallest group leave room for intervals.`,
  )
}

/** @example twoDigits(58321) // 58000 */
export function twoDigits(number: number): number {
  let unit = 1
  while (number / unit >= 100) unit *= 10
  return Math.floor(number / unit) * unit
}
