import type { Kind } from './kinds.js'
import { type Register, registers } from './registers.js'
import { relations } from './relations.js'

/** A token that is a name's slot, with the punctuation attached to it: `{O}.` has the suffix ".". */
export interface Slot {
  readonly role: 'subject' | 'object'
  readonly kind: Kind
  readonly prefix: string
  readonly suffix: string
}

/** A sentence with two slots, as whitespace tokens. */
export interface Template {
  /** Position in `relations`. */
  readonly relation: number
  readonly register: Register
  readonly source: string
  readonly tokens: readonly (string | Slot)[]
}

const SLOT = /^(.*)\{([SO])\}(.*)$/

/** Every template of every relation, parsed. */
export const templates: readonly Template[] = relations.flatMap((relation, index) =>
  registers.flatMap(({ name: register }) =>
    relation.templates[register].map((source) => ({
      relation: index,
      register,
      source,
      tokens: source.split(' ').map((token) => {
        const parts = SLOT.exec(token)
        if (parts === null) return token
        const role = parts[2] === 'S' ? 'subject' : 'object'
        return { role, kind: relation[role], prefix: parts[1], suffix: parts[3] } satisfies Slot
      }),
    })),
  ),
)

/**
 * Whitespace tokens from the first token of the name that comes first to the last token of the other name, both
 * included, for names of the given lengths in tokens. A model that sees this many tokens at once, the predicted
 * one included, can connect subject and object.
 *
 * @example
 * // '{S} was born in {O}.' with names of two tokens for people and one for places: 2 + 3 + 1
 * windowOf(templates[0], { person: 2, place: 1, work: 2 }) // 6
 */
export function windowOf(template: Template, nameTokens: Readonly<Record<Kind, number>>): number {
  const isSlot = (token: string | Slot) => typeof token !== 'string'
  const first = template.tokens.findIndex(isSlot)
  const last = template.tokens.findLastIndex(isSlot)
  return template.tokens
    .slice(first, last + 1)
    .reduce((sum, token) => sum + (typeof token === 'string' ? 1 : nameTokens[token.kind]), 0)
}

/** Words of the templates, without punctuation: names must not be made of them. */
export function templateWords(): Set<string> {
  const literals = templates.flatMap(({ tokens }) => tokens.filter((token) => typeof token === 'string'))
  return new Set(literals.flatMap((token) => token.match(/[A-Za-z]+/g) ?? []))
}
