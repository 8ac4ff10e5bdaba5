/** A share as a reader writes it. Ten digits hide what binary fractions add: 0.07 * 100 is 7.000000000000001. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(10))}%`
}
