import type { Kind } from './kinds.js'
import type { Register } from './registers.js'
import { templates } from './templates.js'

/** What a sentence says once its names are replaced by their kinds. */
export interface Skeleton {
  readonly relation: number
  readonly register: Register
  readonly subjectFirst: boolean
}

/** A place in the tree of skeletons. Words and slots have a map each: no text can pass for a slot. */
export interface SkeletonNode {
  readonly words: Map<string, SkeletonNode>
  readonly slots: Map<string, SkeletonNode>
  skeleton: Skeleton | undefined
}

/** Key of a name's token: the kind with the punctuation attached to it. */
export function slotKey(kind: Kind, prefix: string, suffix: string): string {
  return prefix === '' && suffix === '' ? kind : `${prefix}\n${kind}\n${suffix}`
}

/** All templates as a tree of their tokens. Throws where two templates agree: a sentence must tell its relation. */
export function makeSkeletons(): SkeletonNode {
  const root = newNode()
  for (const { relation, register, source, tokens } of templates) {
    let node = root
    let subjectFirst: boolean | undefined
    for (const token of tokens) {
      if (typeof token === 'string') {
        node = child(node.words, token)
        continue
      }
      subjectFirst ??= token.role === 'subject'
      node = child(node.slots, slotKey(token.kind, token.prefix, token.suffix))
    }
    if (node.skeleton !== undefined) throw new Error(`two templates have the skeleton of "${source}"`)
    node.skeleton = { relation, register, subjectFirst: subjectFirst === true }
  }
  return root
}

function newNode(): SkeletonNode {
  return { words: new Map(), slots: new Map(), skeleton: undefined }
}

function child(children: Map<string, SkeletonNode>, key: string): SkeletonNode {
  let node = children.get(key)
  if (node === undefined) {
    node = newNode()
    children.set(key, node)
  }
  return node
}
