/** A table of a report as plain text cells, with what must be known to read it: for the page, Markdown and LaTeX. */
export interface ReportTable {
  readonly id: string
  readonly title: string
  /** Before the table. */
  readonly intro: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** After it: thresholds, what was left out and why. */
  readonly notes: readonly string[]
  /** Shown only when asked for. */
  readonly folded: boolean
}
