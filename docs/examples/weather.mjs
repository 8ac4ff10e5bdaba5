// A world: human-like text about known facts, and a reader that finds them in any text.
export const summary = 'Towns and their weather; common towns are written about more often.'
export const options = (z) =>
  z.strictObject({ towns: z.int().min(2).max(1000).default(200).describe('Number of towns.') })

const WEATHER = ['rain', 'snow', 'fog', 'sun', 'hail', 'wind']

/** @type {import('collapse-lab').WorldFactory} */
export const world = {
  name: 'weather',
  version: 1,
  create({ towns }) {
    const facts = Array.from({ length: towns }, (_, town) => ({
      subject: `Town${town + 1}`,
      relation: 'weather',
      object: WEATHER[(7 * town) % WEATHER.length],
    }))
    const factOf = new Map(facts.map(({ subject }, index) => [subject, index]))
    return {
      name: 'weather',
      facts,
      styles: [
        { name: 'statement', share: 0.8 },
        { name: 'question', share: 0.2 },
      ],
      // Words a model must see at once to connect a town with its weather.
      contextNeeded: 4,
      generate(from, count, rng) {
        return Array.from({ length: count }, (_, index) => {
          const own = rng.fork(from + index)
          const sentences = Array.from({ length: 4 }, () => {
            // Low numbers are drawn more often: the towns at the end are rare facts.
            const { subject, object } = facts[Math.floor(towns * own.uniform() * own.uniform() * own.uniform())]
            return own.uniform() < 0.2 ? `Has ${subject} ${object} ?` : `Now ${subject} has ${object} .`
          })
          return sentences.join(' ')
        })
      },
      read(text) {
        const found = []
        for (const match of text.matchAll(/(?:Has (\S+) (\S+) \?|Now (\S+) has (\S+) \.)/g)) {
          const style = match[1] === undefined ? 'statement' : 'question'
          const fact = factOf.get(match[1] ?? match[3])
          const place = { style, start: match.index, end: match.index + match[0].length }
          if (fact === undefined) found.push({ kind: 'malformed', ...place })
          else if (facts[fact].object === (match[2] ?? match[4])) found.push({ kind: 'right', fact, ...place })
          else found.push({ kind: 'false', about: fact, ...place })
        }
        return found
      },
    }
  },
}
