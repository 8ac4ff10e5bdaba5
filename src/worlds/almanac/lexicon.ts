import { type Kind, kinds } from './kinds.js'

/** A place in the tree of names: the name that ends here, and the words that go on. */
export interface NameNode {
  /** Undefined where no name ends. */
  kind: Kind | undefined
  /** Position of the name among those of its kind. */
  entity: number
  next: Map<string, NameNode> | undefined
}

/** All names as a tree of their words, for leftmost-longest matching one word at a time. */
export function makeLexicon(names: Readonly<Record<Kind, readonly string[]>>): Map<string, NameNode> {
  const root = new Map<string, NameNode>()
  for (const kind of kinds) {
    names[kind].forEach((name, entity) => {
      let children = root
      const words = name.split(' ')
      words.forEach((word, at) => {
        let node = children.get(word)
        if (node === undefined) {
          node = { kind: undefined, entity: -1, next: undefined }
          children.set(word, node)
        }
        if (at === words.length - 1) {
          node.kind = kind
          node.entity = entity
          return
        }
        node.next ??= new Map()
        children = node.next
      })
    })
  }
  return root
}
