/** Characters of the longest line or document that is read: longer ones are files in the wrong format. */
export const LONGEST_DOCUMENT = 64 * 1024 * 1024

/** A line or document longer than the limit. */
export class DocumentTooLongError extends Error {
  constructor(
    readonly line: number,
    readonly limit: number,
  ) {
    super(`longer than ${limit} characters from line ${line} on`)
  }
}
