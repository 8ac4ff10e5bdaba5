/**
 * The same text in memory of its own. A piece cut from a large string keeps all of that string in memory: whoever keeps
 * few pieces of many strings keeps copies. Every UTF-16 unit stays as it is.
 */
export function ownCopy(text: string): string {
  const encoding = isLatin1(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}

function isLatin1(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 255) return false
  return true
}
