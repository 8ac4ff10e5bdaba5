/** The few functions of opentype.js that are used here; version 2 ships no types. */
declare module 'opentype.js/dist/opentype.mjs' {
  interface Glyph {
    readonly advanceWidth: number
  }
  export interface Font {
    readonly unitsPerEm: number
    readonly glyphs: { get(index: number): Glyph }
    charToGlyphIndex(character: string): number
  }
  export function parse(buffer: ArrayBuffer, options?: { readonly lowMemory?: boolean }): Font
}
