export const layoutNames = ['text', 'alpaca', 'messages', 'prompt-completion', 'preference'] as const

export type LayoutName = (typeof layoutNames)[number]

/**
 * A shape of records that is met in the wild, and the document that stands for such a record. Documents carry
 * markers (`### Response:`) that are words of their own, so a model trained on them can write the layout back,
 * even one that sees words only and knows nothing of line ends.
 */
export interface Layout {
  /** The word a user writes in `human.layout`. */
  readonly name: LayoutName
  /** What a note calls such records: `Alpaca` records. */
  readonly title: string
  /** The fields that it reads; of a table, only these columns are. */
  readonly fields: readonly string[]
  /** By its fields alone: a field of the wrong kind is an error of toDocument, not another layout. */
  recognises(record: unknown): boolean
  /**
   * The record as one document; empty where the record holds no text at all. White space around a field's text
   * is dropped.
   *
   * @param place begins an error's message: `line 3` or `record 12`
   * @throws RecordError for a record that does not fit, or whose text holds a marker of the layout itself: it
   * could not be told from a real one when the document is read back
   */
  toDocument(record: unknown, place: string): string
  /** The record that a document stands for; undefined where its markers are missing or not in order. */
  fromDocument(text: string): Record<string, unknown> | undefined
}
