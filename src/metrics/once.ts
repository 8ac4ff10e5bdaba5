/**
 * Remembers what was computed from an object for as long as the object lives: n-gram tables, scores and
 * statements are needed by several metrics and are computed for the first.
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    let entry = known.get(key)
    if (entry === undefined) {
      entry = { value: compute(key) }
      known.set(key, entry)
    }
    return entry.value
  }
}

/** The same for a pair of objects. */
export function oncePerPair<First extends object, Second extends object, Value>(
  compute: (first: First, second: Second) => Value,
): (first: First, second: Second) => Value {
  const ofFirst = oncePer((first: First) => oncePer((second: Second) => compute(first, second)))
  return (first, second) => ofFirst(first)(second)
}
