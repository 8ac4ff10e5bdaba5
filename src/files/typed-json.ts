const TAGS = { $f64: Float64Array, $u32: Uint32Array, $u8: Uint8Array } as const

/** JSON in which arrays of numbers of a fixed size stand as base64 of their bytes (little-endian). */
export function stringifyTyped(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    for (const [tag, type] of Object.entries(TAGS)) {
      if (item instanceof type) {
        return { [tag]: Buffer.from(item.buffer, item.byteOffset, item.byteLength).toString('base64') }
      }
    }
    return item
  })
}

/** @throws Error for text that is not such JSON */
export function parseTyped(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null) return item
    const [tag, ...more] = Object.keys(item)
    if (more.length > 0 || !Object.hasOwn(TAGS, tag ?? '')) return item
    const bytes = Buffer.from(String(Object.values(item)[0]), 'base64')
    const type = TAGS[tag as keyof typeof TAGS]
    // A buffer may begin anywhere in a larger one; numbers of eight bytes may not.
    return new type(Uint8Array.from(bytes).buffer)
  })
}
