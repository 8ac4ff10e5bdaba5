import { spectrumOf } from '../../../src/metrics/spectrum.js'

const once = (times: number) => new Array<number>(times).fill(1)

/**
 * Spiders of Harvard Forest by species (Sackett et al. 2011), the example of Chao et al. 2014 and of R iNEXT: counts
 * of a plot of girdled trees and of a logged one.
 */
export const girdled = spectrumOf([46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, ...once(12)])
export const logged = spectrumOf([
  ...[88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2],
  ...once(14),
])
