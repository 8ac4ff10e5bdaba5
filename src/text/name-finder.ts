/**
 * Finds many names in a text at once, as exact substrings, also inside other words and other names; in time linear in
 * the text, however many names there are (Aho and Corasick 1975, doi:10.1145/360825.360855).
 *
 * @example
 * new NameFinder(['he', 'she', 'his']).find('ushers') // [1, 0]: 'she' and, inside it, 'he'
 */
export class NameFinder {
  /** Node and character to node; node 0 is the beginning of all names. */
  readonly #children = new Map<number, number>()
  /** Of each node: the name that ends there, or -1. */
  readonly #nameAt: number[] = [-1]
  /** Of each node: that of its longest proper suffix. */
  readonly #suffix: number[] = [0]
  /** Of each node: the nearest suffix at which a name ends, or 0. */
  readonly #inner: number[] = [0]

  /** Of equal names the first is found. Empty ones are not. */
  constructor(names: readonly string[]) {
    const parents: number[] = [0]
    const characters: number[] = [0]
    const depths: number[] = [0]
    names.forEach((name, index) => {
      let node = 0
      for (let at = 0; at < name.length; at++) {
        const unit = name.charCodeAt(at)
        let next = this.#children.get(edge(node, unit))
        if (next === undefined) {
          next = parents.length
          this.#children.set(edge(node, unit), next)
          parents.push(node)
          characters.push(unit)
          depths.push(at + 1)
          this.#nameAt.push(-1)
        }
        node = next
      }
      if (node !== 0 && this.#nameAt[node] < 0) this.#nameAt[node] = index
    })
    // Suffixes are shorter: shorter nodes first.
    const order = Int32Array.from(depths.keys()).sort((left, right) => depths[left] - depths[right])
    for (const node of order.subarray(1)) {
      const parent = parents[node]
      const suffix = parent === 0 ? 0 : this.#step(this.#suffix[parent], characters[node])
      this.#suffix[node] = suffix
      this.#inner[node] = this.#nameAt[suffix] >= 0 ? suffix : this.#inner[suffix]
    }
  }

  /** Positions of the names that stand in a text, each once. */
  find(text: string): number[] {
    const found: number[] = []
    const seen = new Set<number>()
    let node = 0
    for (let at = 0; at < text.length; at++) {
      node = this.#step(node, text.charCodeAt(at))
      // What stands inside a name was found with it.
      let end = this.#nameAt[node] >= 0 ? node : this.#inner[node]
      for (; end !== 0 && !seen.has(end); end = this.#inner[end]) {
        seen.add(end)
        found.push(this.#nameAt[end])
      }
    }
    return found
  }

  #step(from: number, unit: number): number {
    let node = from
    let next = this.#children.get(edge(node, unit))
    while (next === undefined && node !== 0) {
      node = this.#suffix[node]
      next = this.#children.get(edge(node, unit))
    }
    return next ?? 0
  }
}

function edge(node: number, unit: number): number {
  return node * 0x10000 + unit
}
