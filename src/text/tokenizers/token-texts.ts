/** The texts of tokens, joined. An id that is not one of `textOf` is a RangeError. */
export function tokenTexts(tokens: ArrayLike<number>, textOf: readonly string[]): string {
  let joined = ''
  for (let at = 0; at < tokens.length; at++) {
    const text = textOf[tokens[at]]
    if (text === undefined) throw new RangeError(`no token has the id ${tokens[at]}`)
    joined += text
  }
  return joined
}
