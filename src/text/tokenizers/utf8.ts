const LONE_SURROGATE = /[\ud800-\udfff]/gu

/** The text with halves of surrogate pairs, which UTF-8 cannot hold, read as U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd')
}

export const utf8Encoder = new TextEncoder()

/** Bytes that are no UTF-8 become U+FFFD; a byte order mark is a character like any other. */
export const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Whether a byte of UTF-8 goes on with a character that began before it. */
export function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

/** How many bytes the character that begins with this byte has after it. */
export function bytesAfter(lead: number): number {
  if (lead < 0xc0) return 0
  return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
}
