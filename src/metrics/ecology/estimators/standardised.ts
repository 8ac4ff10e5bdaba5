import type { Spectrum } from '../../spectrum.js'
import { asymptoticHill, type Order } from './asymptote.js'
import { hillNumber } from './hill-number.js'
import { rarefiedRichness, rarefiedShannon, simpsonAtSize } from './rarefaction.js'

/**
 * The Hill number expected of a sample of another size: rarefied below the sample's, observed at it, extrapolated
 * above (Chao et al. 2014; Chao and Jost 2015). A size of at least one; between two whole numbers below the sample's it
 * is taken in proportion.
 */
export function hillAtSize(spectrum: Spectrum, q: Order, size: number): number {
  if (size >= spectrum.total) return extrapolated(spectrum, q, size)
  const below = Math.floor(size)
  const share = size - below
  const low = rarefied(spectrum, q, below)
  return share === 0 ? low : low + share * (rarefied(spectrum, q, below + 1) - low)
}

function rarefied(spectrum: Spectrum, q: Order, size: number): number {
  if (q === 0) return rarefiedRichness(spectrum, size)
  return q === 1 ? rarefiedShannon(spectrum, size) : simpsonAtSize(spectrum, size)
}

/**
 * Beyond the sample the rest to the asymptote shrinks with each token by the same factor, the one by which the
 * sample's last token shrank it. For q = 2 there is a closed form.
 */
function extrapolated(spectrum: Spectrum, q: Order, size: number): number {
  const { total } = spectrum
  if (q === 2) return simpsonAtSize(spectrum, size)
  const observed = hillNumber(spectrum, q)
  const rest = asymptoticHill(spectrum, q) - observed
  if (size === total || rest <= 0) return observed
  const before = rest + observed - rarefied(spectrum, q, total - 1)
  return observed + rest * -Math.expm1((size - total) * Math.log(rest / before))
}
