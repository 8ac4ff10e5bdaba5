import type { GenerationKeys } from '../store/records.js'

/** The step that holds a generation's notes: beside the sample, which is never stored. */
export function notesKey({ kept }: Pick<GenerationKeys, 'kept'>): string {
  return `notes-${kept}`
}
