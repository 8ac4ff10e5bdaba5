/** Texts that would be read back as numbers; those that escaping has already changed are escaped once more. */
const LIKE_A_NUMBER = /^'*-?Infinity$/

/**
 * JSON has no infinite numbers, and an infinite loss is a result: they are written as the strings "Infinity"
 * and "-Infinity" and read back as numbers; a text that says the same gets an apostrophe in front. NaN is
 * refused: a value that is not defined says why instead.
 */
export function stringifyNumbers(value: unknown, indent = 0): string {
  return JSON.stringify(
    value,
    (key, item) => {
      if (typeof item === 'string' && LIKE_A_NUMBER.test(item)) return `'${item}`
      if (typeof item !== 'number' || Number.isFinite(item)) return item
      if (Number.isNaN(item)) throw new RangeError(`"${key}" is not a number`)
      return item > 0 ? 'Infinity' : '-Infinity'
    },
    indent,
  )
}

export function parseNumbers(text: string): unknown {
  return JSON.parse(text, (_key, item) => {
    if (typeof item !== 'string' || !LIKE_A_NUMBER.test(item)) return item
    return item.startsWith("'") ? item.slice(1) : Number(item)
  })
}
