// A stage of curation: drops documents in capital letters. What is dropped carries a reason.
export const summary = 'Drops documents that are mostly capital letters.'
export const options = (z) =>
  z.strictObject({ most: z.number().min(0).max(1).default(0.5).describe('Largest share of capital letters.') })

/** @type {import('collapse-lab').Stage} */
export const stage = {
  name: 'no-shouting',
  version: 1,
  apply({ texts }, { most }) {
    const keep = []
    const dropped = []
    for (const [index, text] of texts.entries()) {
      const letters = text.match(/\p{L}/gu) ?? []
      const capitals = letters.filter((letter) => letter !== letter.toLowerCase())
      if (capitals.length > most * letters.length) dropped.push([index, 'too many capital letters'])
      else keep.push(index)
    }
    return { keep: Uint32Array.from(keep), dropped }
  },
}
