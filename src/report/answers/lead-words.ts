import { plural } from '../../analysis/index.js'

/** "3 generations before held-out loss". */
export function leadWords(lead: number | undefined, atLeast: boolean): string {
  if (lead === undefined) return '–'
  if (lead === 0) return 'together with held-out loss'
  const size = plural(Math.abs(lead), 'generation')
  return lead < 0
    ? `${size} after held-out loss`
    : `${atLeast ? 'at least ' : ''}${size} before held-out loss`
}
