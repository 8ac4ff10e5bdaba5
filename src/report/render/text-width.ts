import { readFileSync } from 'node:fs'
// The module by its path: the package's main file is CommonJS, and takes five times as long to load.
import { type Font, parse } from 'opentype.js/dist/opentype.mjs'
import { ttfPath, type Weight } from './fonts.js'

// Two immutable files, read once: widths are asked for thousands of times per report.
const fonts = new Map<Weight, { font: Font; advances: Map<string, number> }>()

function load(weight: Weight) {
  const known = fonts.get(weight)
  if (known !== undefined) return known
  const bytes = readFileSync(ttfPath(weight))
  // Only advances are asked for: glyphs and their names, most of the work, are read when they are used.
  const font = parse(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    { lowMemory: true },
  )
  const entry = { font, advances: new Map<string, number>() }
  fonts.set(weight, entry)
  return entry
}

/** Width of a line of Source Sans 3 in pixels: the sum of its glyphs' advances. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const { font, advances } = load(weight)
  let units = 0
  for (const character of text) {
    let advance = advances.get(character)
    if (advance === undefined) {
      const index = font.charToGlyphIndex(character)
      // A character the font lacks is drawn by another font, about as wide as the letter is high.
      advance = index === 0 ? font.unitsPerEm : font.glyphs.get(index).advanceWidth
      advances.set(character, advance)
    }
    units += advance
  }
  return (units * size) / font.unitsPerEm
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, size: number, weight: Weight, limit: number): string {
  if (textWidth(text, size, weight) <= limit) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, weight) > limit) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Breaks a text into lines of at most `limit` pixels, between words. */
export function wrapText(text: string, size: number, weight: Weight, limit: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size, weight) > limit) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  return lines.map((one) => fitText(one, size, weight, limit))
}
