const LONE_SURROGATE = /[\ud800-\udfff]/gu

/** The text with halves of surrogate pairs, which UTF-8 cannot hold, read as U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd')
}

export const utf8Encoder = new TextEncoder()

/** Bytes that are no UTF-8 become U+FFFD; a byte order mark is a character like any other. */
export const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true })
