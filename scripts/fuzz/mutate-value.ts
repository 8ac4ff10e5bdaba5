import type { Rng } from '../../src/contracts/rng.js'
import { choose, placeIn } from './choose.js'
import { nastyValues, plausibleWords } from './nasty.js'

type Container = Record<string, unknown> | unknown[]

/** A place in a value: what holds it, and under which key or position. */
interface Slot {
  readonly container: Container
  readonly key: string | number
}

/** A change of plain values as YAML or JSON files hold them, made in place. */
export interface ValueMutation {
  readonly name: string
  apply(slot: Slot, rng: Rng, slots: readonly Slot[]): void
}

/** A value of the same kind: most of these are accepted, and run. */
export const varyValue: ValueMutation = {
  name: 'vary a value',
  apply(slot, rng) {
    const value = get(slot)
    if (typeof value === 'number') put(slot, value * choose(rng, [0.5, 2, 3]))
    else if (typeof value === 'boolean') put(slot, !value)
    else if (typeof value === 'string') put(slot, choose(rng, plausibleWords))
    else remove(slot)
  },
}

export const valueMutations: readonly ValueMutation[] = [
  { name: 'replace a value', apply: (slot, rng) => put(slot, choose(rng, nastyValues)) },
  { name: 'another one’s value', apply: (slot, rng, slots) => put(slot, copy(get(choose(rng, slots)))) },
  {
    name: 'swap two values',
    apply(slot, rng, slots) {
      const other = choose(rng, slots)
      const [mine, theirs] = [copy(get(slot)), copy(get(other))]
      put(slot, theirs)
      put(other, mine)
    },
  },
  { name: 'nest in a list', apply: (slot) => put(slot, [get(slot)]) },
  {
    name: 'nest in a mapping',
    apply: (slot, rng) => put(slot, { [choose(rng, ['value', 'x', ''])]: get(slot) }),
  },
  { name: 'as text', apply: (slot) => put(slot, JSON.stringify(get(slot)) ?? '') },
  {
    name: 'nest deeply',
    apply(slot) {
      for (let depth = 0; depth < 60; depth++) put(slot, [get(slot)])
    },
  },
  { name: 'delete', apply: (slot) => remove(slot) },
  {
    name: 'rename a key',
    apply(slot, rng) {
      const value = get(slot)
      remove(slot)
      if (Array.isArray(slot.container)) slot.container.push(value)
      else slot.container[misspelt(String(slot.key), rng)] = value
    },
  },
  {
    name: 'add a key',
    apply(slot, rng) {
      const value = choose(rng, nastyValues)
      if (Array.isArray(slot.container)) slot.container.push(value)
      else slot.container[misspelt(String(slot.key), rng)] = value
    },
  },
]

/** Applies a mutation to some place in the value; a value without places stays as it is. */
export function mutateValue(value: unknown, mutation: ValueMutation, rng: Rng): void {
  const slots = slotsOf(value)
  if (slots.length > 0) mutation.apply(choose(rng, slots), rng, slots)
}

function slotsOf(value: unknown): Slot[] {
  if (typeof value !== 'object' || value === null) return []
  const container = value as Container
  const keys = Array.isArray(container) ? [...container.keys()] : Object.keys(container)
  return keys.flatMap((key) => [{ container, key }, ...slotsOf(get({ container, key }))])
}

function get({ container, key }: Slot): unknown {
  return (container as Record<string | number, unknown>)[key]
}

function put({ container, key }: Slot, value: unknown): void {
  ;(container as Record<string | number, unknown>)[key] = value
}

function remove({ container, key }: Slot): void {
  if (Array.isArray(container)) container.splice(Number(key), 1)
  else delete container[key]
}

/** A copy, so that no value holds itself. */
function copy(value: unknown): unknown {
  return value === undefined ? undefined : structuredClone(value)
}

function misspelt(key: string, rng: Rng): string {
  const at = placeIn(rng, key.length)
  return choose(rng, [
    key.slice(0, at) + key.slice(at + 1),
    key.slice(0, at) + key.slice(at, at + 1) + key.slice(at),
    key.toUpperCase(),
    `${key} `,
    '',
    '__proto__',
    'mixing',
    '🙂',
  ])
}
