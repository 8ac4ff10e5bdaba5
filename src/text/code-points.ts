import type { Tokenisation } from '../contracts/text.js'

/**
 * Characters as Unicode's code points, white space among them: joined, they are the text. Code points and not the
 * characters that a reader sees (grapheme clusters), because these differ between versions of Unicode, and because
 * character models and Python's `list(text)` count code points. An accent that is written apart (NFD), a skin tone or
 * a joined emoji is a token of its own.
 *
 * @example
 * byCharacters.split('a é👍') // ['a', ' ', 'é', '👍']
 */
export const byCharacters: Tokenisation = {
  name: 'characters',
  split: (text) => Array.from(text),
  leading(text, count) {
    let end = 0
    for (let left = count; left > 0 && end < text.length; left--)
      end += text.codePointAt(end)! > 0xffff ? 2 : 1
    return text.slice(0, end)
  },
}
