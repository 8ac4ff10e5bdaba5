import { translatePattern } from './translate-pattern.js'

/**
 * How GPT-2 cuts a text before it merges (Radford et al. 2019, `encoder.py`), as Hugging Face's ByteLevel writes it:
 * English contractions; letters, digits or other signs, each with a space before; and white space, of which the last
 * space is left to the word behind it.
 */
const PATTERN = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

/** A new object: a pattern with the flag g remembers its place. */
export function gpt2Pattern(): RegExp {
  return translatePattern(PATTERN)
}
