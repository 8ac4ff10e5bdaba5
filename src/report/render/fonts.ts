import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Files of installed packages, found from here, so that it works wherever the package was installed. */
const require = createRequire(import.meta.url)
const TTF = '@expo-google-fonts/source-sans-3'

export type Weight = 400 | 600

/** Paths of the TrueType files: for PNG and for text widths. */
export function ttfPath(weight: Weight): string {
  const name = weight === 600 ? '600SemiBold/SourceSans3_600SemiBold' : '400Regular/SourceSans3_400Regular'
  return require.resolve(`${TTF}/${name}.ttf`)
}

/** A WOFF2 file (Latin) as a data URL: for pages. */
export function woff2DataUrl(weight: Weight): string {
  const path = require.resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`)
  return `data:font/woff2;base64,${readFileSync(path).toString('base64')}`
}
