import type { Fact } from '../contracts/world.js'
import { BadInputError, messageOf } from '../errors/index.js'
import { piecesOf } from './pieces.js'

const KEYS: readonly string[] = ['subject', 'relation', 'object', 'aliases']
const EXAMPLE =
  'Every line is one fact: {"subject": "Marie Curie", "relation": "birthplace", "object": "Warsaw"}; relation and aliases (a list of other names of the subject) may be left out.'

export interface FactFile {
  readonly facts: readonly Fact[]
  /** What its owner should know. */
  readonly notes: readonly string[]
}

/**
 * Facts from JSON Lines, one `{subject, relation?, object, aliases?}` a line; a fact without a relation has the
 * relation ''. A fact that stands there again counts once and is noted; its aliases count. Anything else than
 * facts is a BadInputError that names file and line.
 */
export function parseFacts(text: string, file: string): FactFile {
  const facts = new Map<string, Fact>()
  let repeated = 0
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const fact = parseFact(line, (message) => new BadInputError(`${file}:${index + 1}: ${message}`, EXAMPLE))
    const key = JSON.stringify([fact.subject, fact.relation, fact.object])
    const known = facts.get(key)
    if (known !== undefined) repeated++
    facts.set(key, known === undefined ? fact : withAliases(known, fact.aliases ?? []))
  }
  if (facts.size === 0) throw new BadInputError(`${file}: expected facts, found none`, EXAMPLE)
  const notes =
    repeated === 0
      ? []
      : [`${file}: ${repeated} ${repeated === 1 ? 'line repeats' : 'lines repeat'} an earlier fact`]
  return { facts: [...facts.values()], notes }
}

function parseFact(line: string, wrong: (message: string) => BadInputError): Fact {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw wrong(`not valid JSON (${messageOf(error)})`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(`expected an object, got ${shown(value)}`)
  }
  const record = value as Readonly<Record<string, unknown>>
  const unknown = Object.keys(record).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) throw wrong(`unknown key ${shown(unknown)}; known: ${KEYS.join(', ')}`)
  const subject = nameOf(record['subject'], 'subject', wrong)
  const object = nameOf(record['object'], 'object', wrong)
  const relation = record['relation'] ?? ''
  if (typeof relation !== 'string') throw wrong(`"relation": expected text in quotes, got ${shown(relation)}`)
  const aliases = record['aliases'] ?? []
  if (!Array.isArray(aliases)) throw wrong(`"aliases": expected a list of names, got ${shown(aliases)}`)
  const names = aliases.map((alias: unknown, index) => nameOf(alias, `aliases.${index}`, wrong))
  return { subject, relation, object, ...(names.length > 0 ? { aliases: names } : {}) }
}

/** A name in which there is something to look for. */
function nameOf(value: unknown, key: string, wrong: (message: string) => BadInputError): string {
  if (value === undefined) throw wrong(`"${key}" is missing`)
  if (typeof value !== 'string') throw wrong(`"${key}": expected text in quotes, got ${shown(value)}`)
  if (piecesOf(value).length === 0) throw wrong(`"${key}" is empty`)
  return value
}

function withAliases(fact: Fact, aliases: readonly string[]): Fact {
  const all = new Set([...(fact.aliases ?? []), ...aliases])
  return all.size === 0 ? fact : { ...fact, aliases: [...all] }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`
}
