import type { Rng } from '../../../src/contracts/rng.js'

const WORDS = [
  'harbour river stone winter paper machine garden orange candle mountain',
  'letter teacher window market bottle thunder village silver pocket engine',
]
  .join(' ')
  .split(' ')

/** Documents of words drawn evenly from a list, the first of them more often the larger `lean` is. */
export function sentences(count: number, rng: Rng, lean = 1): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 12 }, () => {
      const place = Math.exp(lean * Math.log(rng.uniform()))
      return WORDS[Math.floor(place * WORDS.length)]
    }).join(' '),
  )
}
