/** A tier as a heading: "Stated once", "Stated 2–3 times", "Stated 64 or more times". */
export function tierTitle(tier: string): string {
  return tier === '1' ? 'Stated once' : `Stated ${tier.replace('-', '–').replace('+', ' or more')} times`
}
