/**
 * Something wrong in one place of a data file. Readers throw it; whoever knows the file's name turns it into
 * an error for the user.
 */
export class RecordError extends Error {
  constructor(
    message: string,
    /** From 1 on; undefined where a format has no lines to speak of. */
    readonly line?: number,
    readonly hint?: string,
  ) {
    super(message)
  }
}
