const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * The text as UTF-8 can hold it: halves of surrogate pairs, which stand for no character, become U+FFFD. Escaped,
 * they would be valid JSON, but common readers of training files refuse them.
 */
export function wellFormed(text: string): { readonly text: string; readonly replaced: number } {
  let replaced = 0
  const whole = text.replace(LONE_SURROGATE, () => {
    replaced++
    return '\ufffd'
  })
  return { text: whole, replaced }
}
