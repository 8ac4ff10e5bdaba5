import { type InputFile, readFile } from './read-file.js'

/** Ends the reading of a file whose shape is known. */
class Seen extends Error {}

/**
 * What the records of a file look like: its first record, a table's columns, or a JSON document as a whole. Undefined
 * for plain text and for a file without records.
 *
 * @param skipBroken look at the first record that can be read
 */
export async function peek(input: InputFile, skipBroken = false): Promise<unknown> {
  if (input.format === 'txt') return undefined
  let shape: unknown
  const onShape = (found: unknown) => {
    shape = found
    throw new Seen()
  }
  try {
    await readFile(
      input,
      { files: [input.path] },
      { onBytes: () => {}, hooks: { onShape, ...(skipBroken && { onBroken: () => {} }) } },
      () => {},
    )
  } catch (error) {
    if (!(error instanceof Seen)) throw error
  }
  return shape
}
