import { WHITE_SPACE } from '../../text/words.js'
import { RecordError } from '../record-error.js'

/** A marker's name and the text behind it, without white space around. */
export interface Section {
  readonly marker: string
  readonly text: string
}

/**
 * Writes and reads documents made of marked sections: `### Prompt: ... ### Completion: ...`. A marker is two
 * words, `###` and its name with a colon; both stand on word borders, whatever white space is between words.
 */
export class Markers {
  readonly #names: readonly string[]
  readonly #pattern: RegExp

  constructor(...names: readonly string[]) {
    this.#names = names
    const space = `[${WHITE_SPACE}]`
    this.#pattern = new RegExp(`(?<=^|${space})###${space}+(${names.join('|')}):(?=${space}|$)`, 'g')
  }

  /** Every section begins a line; '' where all sections are empty. `place` names the record in errors. */
  write(sections: readonly Section[], place: string): string {
    for (const { marker, text } of sections) this.#refuseMarkerIn(text, marker, place)
    if (sections.every(({ text }) => trim(text) === '')) return ''
    return sections.map(({ marker, text }) => sectionOf(marker, trim(text))).join('\n')
  }

  /** The sections of a document that begins with a marker, as many as it has; undefined for any other. */
  read(document: string): Section[] | undefined {
    const text = trim(document)
    const found = [...text.matchAll(this.#pattern)]
    if (found[0]?.index !== 0) return undefined
    return found.map((match, index) => ({
      marker: match[1],
      text: trim(text.slice(match.index + match[0].length, found[index + 1]?.index)),
    }))
  }

  /** The texts of a document whose sections are exactly these, in this order. */
  readExactly(document: string, ...order: readonly string[]): string[] | undefined {
    const sections = this.read(document)
    if (sections?.length !== order.length) return undefined
    return sections.every(({ marker }, index) => marker === order[index])
      ? sections.map(({ text }) => text)
      : undefined
  }

  #refuseMarkerIn(text: string, marker: string, place: string): void {
    const [found] = text.matchAll(this.#pattern)
    if (found === undefined) return
    throw new RecordError(
      `${place}: the text of ${marker.toLowerCase()} holds "${found[0]}", a marker of the layout itself`,
      undefined,
      `Nobody could tell it from a real marker. Write it otherwise in the data (markers: ${this.#names
        .map((name) => `### ${name}:`)
        .join(' ')}), or read one field as text with human.field.`,
    )
  }
}

function sectionOf(marker: string, text: string): string {
  return text === '' ? `### ${marker}:` : `### ${marker}: ${text}`
}

const SPACE = new RegExp(`[${WHITE_SPACE}]`)
const NO_SPACE = new RegExp(`[^${WHITE_SPACE}]`)

/** Without white space around, where that is what separates words (trim() would take a byte order mark too). */
export function trim(text: string): string {
  const start = text.search(NO_SPACE)
  if (start < 0) return ''
  let end = text.length
  while (SPACE.test(text[end - 1])) end--
  return text.slice(start, end)
}
