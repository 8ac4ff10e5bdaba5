/** Things that are joined into groups step by step (disjoint sets). */
export class UnionFind {
  readonly #parent: Uint32Array

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, index) => index)
  }

  /** The first member of a thing's group. */
  find(thing: number): number {
    const parent = this.#parent
    let at = thing
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)]
    // The smallest member stands for the group; halving paths alone keeps them short.
    if (a < b) this.#parent[b] = a
    else this.#parent[a] = b
  }

  /** Groups of two and more, the largest first, then by their first member; members ascend. */
  groups(): number[][] {
    const members = new Map<number, number[]>()
    for (let thing = 0; thing < this.#parent.length; thing++) {
      const first = this.find(thing)
      const group = members.get(first)
      if (group === undefined) members.set(first, [thing])
      else group.push(thing)
    }
    const groups = [...members.values()].filter(({ length }) => length > 1)
    return groups.sort((a, b) => b.length - a.length || a[0] - b[0])
  }
}
