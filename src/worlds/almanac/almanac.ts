import type { World, WorldFactory } from '../../contracts/world.js'
import { makeFacts } from './facts.js'
import { type Kind, kinds } from './kinds.js'
import { makeNames } from './names.js'
import { type AlmanacOptions, resolveOptions } from './options.js'
import { makeReader } from './reader.js'
import { registers } from './registers.js'
import { relations } from './relations.js'
import { templates, windowOf } from './templates.js'
import { makeWriter } from './writer.js'

/**
 * The almanac: invented people, places and works, and facts about them that are stated in several styles, a few
 * very often and most hardly ever.
 *
 * @example
 * const world = almanac.create({ facts: 2000 })
 * world.generate(0, 1, keyedRng(1, 'human')) // one document of six statements
 */
export const almanac: WorldFactory<AlmanacOptions> = {
  name: 'almanac',
  version: 1,
  create(options) {
    const { facts: count, sizes, statements, zipfExponent } = resolveOptions(options)
    const table = makeFacts(count, sizes)
    const names = makeNames(sizes)
    const write = makeWriter({ names, facts: table, zipfExponent, statements })
    return {
      name: 'almanac',
      facts: Array.from(table.relation, (relation, fact) => ({
        subject: names[relations[relation].subject][table.subject[fact]],
        relation: relations[relation].name,
        object: names[relations[relation].object][table.object[fact]],
      })),
      styles: registers,
      generate: (from, count, rng) => Array.from({ length: count }, (_, at) => write(rng.fork(from + at))),
      read: makeReader(names, table),
      contextNeeded: contextNeeded(names),
    } satisfies World
  },
}

/** The widest window of any template at the longest names of this world. */
function contextNeeded(names: Readonly<Record<Kind, readonly string[]>>): number {
  const nameTokens: Record<Kind, number> = { person: 0, place: 0, work: 0 }
  for (const kind of kinds) {
    for (const name of names[kind]) nameTokens[kind] = Math.max(nameTokens[kind], name.split(' ').length)
  }
  return templates.reduce((widest, template) => Math.max(widest, windowOf(template, nameTokens)), 0)
}
