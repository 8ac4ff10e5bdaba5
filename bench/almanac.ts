import type { World } from '../src/contracts/world.js'
import { keyedRng } from '../src/random/keyed.js'
import { splitWords } from '../src/text/words.js'
import { worlds } from '../src/worlds/registry.js'

/** The almanac with its default options: text of which there is as much as a benchmark asks for. */
export async function almanac(): Promise<World> {
  const entry = worlds.find(({ name }) => name === 'almanac')
  if (entry === undefined) throw new Error('there is no almanac among the worlds')
  return (await entry.load()).create(entry.schema.parse({ world: 'almanac' }))
}

/** Almanac documents that hold at least so many tokens. */
export function almanacTexts(world: World, stream: string, tokens: number): string[] {
  const rng = keyedRng('bench', stream)
  const texts: string[] = []
  for (let found = 0; found < tokens; ) {
    for (const text of world.generate(texts.length, 500, rng)) {
      texts.push(text)
      found += splitWords(text).length
    }
  }
  return texts
}
