import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { BadInputError, messageOf } from '../errors/index.js'
import type { Path } from './path.js'

/** A position in a file, from 1 on. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A YAML file as plain values that can say where each of them stands. */
export interface Source {
  readonly value: unknown
  /**
   * Where the value at the path stands, or its key; for one that is not there, the deepest value that is.
   */
  locate(path: Path, onKey?: boolean): Position
}

const TOP: Position = { line: 1, column: 1 }

/** Reads YAML 1.2; syntax errors and repeated keys are BadInputErrors with line and column. */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter()
  let document: Document.Parsed
  let value: unknown
  try {
    document = parseDocument(text, {
      version: '1.2',
      uniqueKeys: true,
      lineCounter: lines,
      prettyErrors: false,
    })
    // Unresolved tags are mere warnings to the library, but the value is then not what was written.
    const errors: readonly YAMLError[] = [...document.errors, ...document.warnings]
    if (errors.length > 0) throw syntaxError(errors, lines, file)
    checkAliases(document, lines, file)
    value = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    if (error instanceof BadInputError) throw error
    // Nesting beyond the stack, aliases that expand without end: the library throws its own errors.
    throw new BadInputError(
      `${file}: cannot be read as YAML: ${inOurWords(messageOf(error))}`,
      'An experiment nests a few levels deep and repeats a part by its anchor a few times.',
      { cause: error },
    )
  }
  return { value, locate: (path, onKey = false) => locate(document, path, onKey, lines) }
}

function syntaxError(errors: readonly YAMLError[], lines: LineCounter, file: string): BadInputError {
  const shown = errors.slice(0, 5).map((error) => {
    const { line, col } = lines.linePos(error.pos[0])
    const message = error.code === 'DUPLICATE_KEY' ? 'this key stands twice in one mapping' : error.message
    return `${file}:${line}:${col} ${inOurWords(message.split('\n')[0])}`
  })
  return new BadInputError(
    shown.join('\n'),
    errors.some(({ code }) => code === 'TAB_AS_INDENT')
      ? 'YAML is indented with spaces, never with tabs.'
      : 'Check the indentation, brackets and quotes there; a text that holds ": " or "#" stands in quotes.',
  )
}

function inOurWords(message: string): string {
  if (/call stack/.test(message)) return 'it is nested too deeply'
  return /alias count/.test(message) ? 'its aliases repeat each other without end' : message
}

/**
 * Refuses aliases of anchors that are not there (`*.txt` outside quotes is one to YAML) and of anchors they
 * stand in themselves, whose value would have no end.
 */
function checkAliases(document: Document.Parsed, lines: LineCounter, file: string): void {
  const anchors = new Map<string, Node>()
  visit(document, {
    Node(_key, node, path) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node)
        return
      }
      const target = anchors.get(node.source)
      if (target !== undefined && !path.includes(target)) return
      const { line, col } = lines.linePos(node.range?.[0] ?? 0)
      throw new BadInputError(
        `${file}:${line}:${col} ${
          target === undefined
            ? `no anchor &${node.source} stands before the alias *${node.source}`
            : `the alias *${node.source} stands inside the anchor &${node.source}: its value would have no end`
        }`,
        'Text that begins with * stands in quotes: "*.txt".',
      )
    },
  })
}

function locate(document: Document.Parsed, path: Path, onKey: boolean, lines: LineCounter): Position {
  let node: unknown = document.contents
  let position = startOf(node)
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => keyOf(key) === String(step))
      if (pair === undefined) break
      const key = startOf(pair.key)
      node = pair.value
      // An empty value has no place worth showing; its key has.
      const empty = isScalar(node) && node.source === ''
      position = empty || (onKey && depth === path.length - 1) ? key : (startOf(node) ?? key)
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)]
      if (item === undefined) break
      node = item
      position = startOf(node) ?? position
    } else break
  }
  if (position === undefined) return TOP
  const { line, col } = lines.linePos(position)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined
}
