/** A pattern, with the flags g and u, that finds any of some texts: where several begin, the longest. */
export function literalPattern(texts: readonly string[]): RegExp {
  // The first alternative that matches is taken.
  const longestFirst = [...texts].sort((one, other) => other.length - one.length)
  return new RegExp(longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'gu')
}
