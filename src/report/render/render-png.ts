import { FONT } from '../charts/theme.js'
import { ttfPath } from './fonts.js'

/** A picture at twice its size, in our own font whatever the machine has installed. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: 'white',
    font: {
      loadSystemFonts: false,
      fontFiles: [ttfPath(400), ttfPath(600)],
      defaultFontFamily: FONT,
      sansSerifFamily: FONT,
    },
  })
  return resvg.render().asPng()
}
