import { BadInputError } from '../../errors/index.js'

/** The size at which a metric is taken: a number of tokens, or the number that covers a share of all tokens. */
export type MatchedSize =
  | { readonly by: 'tokens'; readonly tokens: number }
  | { readonly by: 'coverage'; readonly percent: number }

/** A name as it is written, `kept.types@5000`, in its parts. */
export interface SuffixedName {
  readonly bare: string
  /** `@5000`, or nothing. */
  readonly suffix: string
  readonly size: MatchedSize | undefined
}

const TOKENS = /^@([1-9]\d{0,9})$/
const COVERAGE = /^@c([1-9]\d?)$/

/**
 * Splits what asks for a declared size off a metric's name.
 *
 * @example
 * splitSuffix('types@c90') // { bare: 'types', suffix: '@c90', size: { by: 'coverage', percent: 90 } }
 */
export function splitSuffix(name: string): SuffixedName {
  const at = name.indexOf('@')
  if (at < 0) return { bare: name, suffix: '', size: undefined }
  const [bare, suffix] = [name.slice(0, at), name.slice(at)]
  const tokens = TOKENS.exec(suffix)
  if (tokens !== null) return { bare, suffix, size: { by: 'tokens', tokens: Number(tokens[1]) } }
  const percent = COVERAGE.exec(suffix)
  if (percent !== null) return { bare, suffix, size: { by: 'coverage', percent: Number(percent[1]) } }
  throw new BadInputError(
    `metric "${name}": "${suffix}" is no size to measure at`,
    `Write a number of tokens (${bare}@5000), or the per cent of tokens that the sample's words are to cover, 1 to 99 (${bare}@c90).`,
  )
}
