/**
 * Untrusted text made safe to look at: control characters and the marks that reorder text (bidirectional
 * overrides and isolates) would hide or disguise what stands there, and break SVG, so they are written out.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) =>
      character === '\r' ? '' : `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}

/** The same on one line, cut at `limit` characters with an ellipsis. */
export function visibleLine(text: string, limit = 200): string {
  const line = visible(text).replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`
}
