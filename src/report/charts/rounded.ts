/** Enough digits for a picture: shorter data, and the same bytes whatever the last bit. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
