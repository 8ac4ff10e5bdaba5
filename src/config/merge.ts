import {
  alternatives,
  childShape,
  discriminator,
  isObject,
  isRecord,
  knows,
  pick,
  type Shape,
} from './shape.js'

/**
 * Deep merge of an override over a base: objects merge key by key, everything else replaces. Where the schema
 * knows alternatives, the override may choose another one, and then what belonged to the old one is dropped:
 * - a discriminating key with another value (`strategy: replace` over `strategy: mix`);
 * - another alternative of a union told apart by its keys (`{ add_k: 1 }` over `{ absolute: 0.1 }`);
 * - another key of an exclusive set (`count` over `share`).
 */
export function merge(shape: Shape, base: unknown, override: unknown): unknown {
  if (override === undefined) return base
  if (!isRecord(base) || !isRecord(override)) return override
  return mergeObjects(shape, base, override, merge)
}

/** One level of `merge`; `combine` decides what becomes of a key that both have. */
export function mergeObjects(
  shape: Shape,
  base: Readonly<Record<string, unknown>>,
  override: Readonly<Record<string, unknown>>,
  combine: (shape: Shape, base: unknown, override: unknown) => unknown,
): Record<string, unknown> {
  const kept = surviving(shape, base, override)
  const both = { ...kept, ...override }
  const merged: Record<string, unknown> = { ...kept }
  for (const [key, value] of Object.entries(override)) {
    merged[key] = Object.hasOwn(kept, key) ? combine(childShape(shape, both, key), kept[key], value) : value
  }
  return merged
}

/** What is left of the base once the override has chosen its alternatives. */
function surviving(
  shape: Shape,
  base: Readonly<Record<string, unknown>>,
  override: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const objects = alternatives(shape).filter(isObject)
  const key = discriminator(shape)
  if (key !== undefined && objects.length > 0) {
    const changed = Object.hasOwn(override, key) && Object.hasOwn(base, key) && override[key] !== base[key]
    if (changed) return {}
  } else if (objects.length > 1) {
    const chosen = objects.filter((option) => Object.keys(override).every((name) => knows(option, name)))
    const both = [...Object.keys(base), ...Object.keys(override)]
    if (chosen.length > 0 && !chosen.some((option) => both.every((name) => knows(option, name)))) {
      return only(base, (name) => knows(chosen[0], name))
    }
  }
  const exclusive = pick(shape, { ...base, ...override })?.exclusive ?? []
  return only(base, (name) =>
    exclusive.every(
      (set) => !set.includes(name) || !set.some((other) => other !== name && Object.hasOwn(override, other)),
    ),
  )
}

function only(
  value: Readonly<Record<string, unknown>>,
  wanted: (key: string) => boolean,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => wanted(key)))
}
