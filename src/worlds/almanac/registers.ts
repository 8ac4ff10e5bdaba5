/**
 * The styles a document can be written in. Shares are unequal on purpose: collapse takes the rare style first,
 * and a share of one in twenty can be seen to go.
 */
export const registers = [
  { name: 'plain', share: 0.55 },
  { name: 'chatty', share: 0.27 },
  { name: 'archival', share: 0.13 },
  { name: 'ballad', share: 0.05 },
] as const

export type Register = (typeof registers)[number]['name']
