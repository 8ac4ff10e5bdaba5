import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAst } from 'vitest/node'

/**
 * The house: a folder of src imports from lower floors and from itself, and from nothing else. Folders of one
 * floor do not know each other; they meet through contracts. `index.ts` stands for the file of that name.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['contracts', 'errors'],
  ['random', 'numerics', 'text', 'files'],
  ['data', 'worlds', 'facts', 'tensor', 'remote'],
  ['models', 'mixing', 'curation', 'metrics'],
  ['config'],
  ['loop'],
  ['analysis'],
  ['report'],
  ['workflows'],
  ['cli', 'index.ts'],
]

/** Packages that cost time or memory to load: imported when used (`await import`), or for their types alone. */
const HEAVY =
  /^(onnxruntime-node|danfojs-node|openai|wink-nlp|wink-eng-lite-web-model|ml-matrix|vega(-[a-z]+)?|@resvg\/[^/]+|listr2|hyparquet(-writer)?)(\/|$)/

/** Report is loaded as a whole when a report is made, so drawing may be imported at the top of its files. */
const DRAWING = /^(vega(-[a-z]+)?|@resvg\/[^/]+)(\/|$)/

interface Import {
  readonly specifier: string
  /** `type` leaves nothing behind after compilation, `dynamic` runs when it is reached, `static` at load. */
  readonly kind: 'static' | 'dynamic' | 'type'
}

interface Source {
  /** Relative to src, with forward slashes. */
  readonly path: string
  readonly imports: readonly Import[]
}

const SRC = fileURLToPath(new URL('../src', import.meta.url))

/** All imports of a TypeScript source: declarations, re-exports, `import()`, `import('x').Type`, `import x = require()`. */
function importsOf(code: string, path: string): Import[] {
  const found: Import[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child)
    } else if (isNode(node)) {
      const one = importOf(node, path)
      if (one) found.push(one)
      for (const child of Object.values(node)) visit(child)
    }
  }
  visit(parseAst(code, { lang: path.endsWith('.d.ts') ? 'dts' : 'ts' }, path))
  return found
}

type Node = { readonly type: string } & Readonly<Record<string, unknown>>

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function importOf(node: Node, path: string): Import | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return {
        specifier: literal(node['source'], path),
        kind: node['importKind'] === 'type' ? 'type' : 'static',
      }
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (!node['source']) return undefined
      return {
        specifier: literal(node['source'], path),
        kind: node['exportKind'] === 'type' ? 'type' : 'static',
      }
    case 'TSExternalModuleReference':
      return { specifier: literal(node['expression'], path), kind: 'static' }
    case 'ImportExpression':
      // A module path from an experiment file is known at run time only; our own modules are always literals.
      if (isNode(node['source']) && node['source'].type !== 'Literal') return undefined
      return { specifier: literal(node['source'], path), kind: 'dynamic' }
    case 'TSImportType':
      return { specifier: literal(node['source'], path), kind: 'type' }
    default:
      return undefined
  }
}

function literal(node: unknown, path: string): string {
  if (isNode(node) && typeof node['value'] === 'string') return node['value']
  throw new Error(`${path}: an import whose module is not a plain string`)
}

/** The file in src that a relative import means, with forward slashes; undefined for packages. */
function target(source: string, specifier: string): string | undefined {
  if (specifier === 'collapse-lab') return 'index.ts'
  if (!specifier.startsWith('.')) return undefined
  const path = relative(SRC, resolve(SRC, dirname(source), specifier))
  return path.split(sep).join('/').replace(/\.js$/, '.ts')
}

function roomOf(path: string): string {
  return path.split('/')[0]
}

function floorOf(path: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(roomOf(path)))
}

/** One line for each import that the house forbids. */
function floorViolations(sources: readonly Source[]): string[] {
  const lines: string[] = []
  for (const { path, imports } of sources) {
    const floor = floorOf(path)
    if (floor < 0) {
      lines.push(`src/${path}: ${roomOf(path)} has no floor (the table is in DESIGN and in this test)`)
      continue
    }
    for (const { specifier } of imports) {
      const to = target(path, specifier)
      if (to === undefined || roomOf(to) === roomOf(path)) continue
      const other = floorOf(to)
      const says = `src/${path} (${roomOf(path)}, floor ${floor}) imports '${specifier}'`
      if (to.startsWith('../')) lines.push(`${says}, which is outside src`)
      else if (other < 0) lines.push(`${says}: ${roomOf(to)} has no floor`)
      else if (other === floor)
        lines.push(`${says} (${roomOf(to)}): siblings on one floor do not know each other`)
      else if (other > floor)
        lines.push(`${says} (${roomOf(to)}, floor ${other}): only lower floors may be imported`)
    }
  }
  return lines
}

/** One line for each heavy package that is loaded with the file that names it. */
function heavyViolations(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ specifier, kind }) => kind === 'static' && HEAVY.test(specifier))
      .filter(({ specifier }) => !(roomOf(path) === 'report' && DRAWING.test(specifier)))
      .map(({ specifier }) => `src/${path} loads '${specifier}' at once: use await import() or import type`),
  )
}

/** Chains of static imports that lead from a file to a heavy package, each as `a -> b -> package`. */
function heavyChains(sources: readonly Source[], from: string): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const seen = new Set<string>()
  const chains: string[] = []
  const follow = (path: string, chain: readonly string[]): void => {
    const source = byPath.get(path)
    if (source === undefined || seen.has(path)) return
    seen.add(path)
    for (const { specifier, kind } of source.imports) {
      if (kind !== 'static') continue
      const to = target(path, specifier)
      if (to !== undefined) follow(to, [...chain, to])
      else if (HEAVY.test(specifier)) chains.push([...chain, specifier].join(' -> '))
    }
  }
  follow(from, [from])
  return chains
}

function readSources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, imports: importsOf(readFileSync(join(SRC, path), 'utf8'), path) }))
}

const sources = readSources()

describe('the floors of src', () => {
  it('reads the sources', () => {
    expect(sources.length).toBeGreaterThan(10)
    expect(sources.some(({ imports }) => imports.length > 0)).toBe(true)
  })

  it('gives every folder and file of src a floor', () => {
    const rooms = readdirSync(SRC, { withFileTypes: true }).map((entry) => basename(entry.name))
    expect(rooms.filter((room) => floorOf(room) < 0)).toEqual([])
  })

  it('imports from lower floors only', () => {
    expect(floorViolations(sources)).toEqual([])
  })

  it('finds every relative import', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .map(({ specifier }) => ({ specifier, to: target(path, specifier) }))
        .filter(({ to }) => to !== undefined && !existsSync(join(SRC, to)))
        .map(({ specifier }) => `src/${path} imports '${specifier}', which is not there`),
    )
    expect(missing).toEqual([])
  })
})

describe('heavy packages', () => {
  it('are imported when used, or for their types alone', () => {
    expect(heavyViolations(sources)).toEqual([])
  })

  it('are not loaded by `collapse --help`', () => {
    expect(sources.map(({ path }) => path)).toContain('cli/main.ts')
    expect(heavyChains(sources, 'cli/main.ts')).toEqual([])
  })
})

describe('the checks themselves', () => {
  const source = (path: string, code: string): Source => ({ path, imports: importsOf(code, path) })

  it('see every form of import and none in comments and strings', () => {
    const code = `
      import a from 'a'
      import type { B } from 'b'
      import { type C, c } from 'c'
      import 'd'
      export { e } from 'e'
      export type { F } from 'f'
      export * from 'g'
      import h = require('h')
      type I = import('i').I
      // import x from 'comment'
      /** @example import x from 'comment' */
      const text = "import x from 'string'"
      const load = () => import('./j.js')
      export const own = (path: string) => import(path)`
    expect(importsOf(code, 'x.ts').map(({ specifier, kind }) => `${specifier} ${kind}`)).toEqual([
      'a static',
      'b type',
      'c static',
      'd static',
      'e static',
      'f type',
      'g static',
      'h static',
      'i type',
      './j.js dynamic',
    ])
  })

  it.each([
    ['text/a.ts', `import type { T } from '../loop/t.js'`, 'only lower floors'],
    ['mixing/a.ts', `export const load = () => import('../metrics/m.js')`, 'siblings'],
    ['cli/a.ts', `import { run } from '../index.js'`, 'siblings'],
    ['loop/a.ts', `import { run } from 'collapse-lab'`, 'only lower floors'],
    ['attic/a.ts', `export const a = 1`, 'attic has no floor'],
    ['loop/a.ts', `import a from '../attic/a.js'`, 'attic has no floor'],
    ['loop/a.ts', `import a from '../../scripts/a.js'`, 'outside src'],
  ])('refuse %s: %s', (path, code, reason) => {
    const lines = floorViolations([source(path, code)])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(reason)
    expect(lines[0]).toContain(`src/${path}`)
  })

  it.each([
    ['loop/a.ts', `import { b } from './b.js'; import { c } from '../models/ngram/c.js'; import 'node:fs'`],
    ['index.ts', `export * from './workflows/run.js'`],
    ['models/ngram/a.ts', `import { shared } from '../shared.js'`],
  ])('allow %s: %s', (path, code) => {
    expect(floorViolations([source(path, code)])).toEqual([])
  })

  it('tell heavy imports at load from types and imports at use', () => {
    const heavy = (path: string, code: string): number => heavyViolations([source(path, code)]).length
    expect(heavy('models/a.ts', `import ort from 'onnxruntime-node'`)).toBe(1)
    expect(heavy('models/a.ts', `import { type Tensor } from 'onnxruntime-node'`)).toBe(1)
    expect(heavy('models/a.ts', `import type { Tensor } from 'onnxruntime-node'`)).toBe(0)
    expect(heavy('models/a.ts', `export const load = () => import('onnxruntime-node')`)).toBe(0)
    expect(heavy('report/a.ts', `import { compile } from 'vega-lite'`)).toBe(0)
    expect(heavy('report/a.ts', `import { DataFrame } from 'danfojs-node'`)).toBe(1)
    expect(heavy('workflows/a.ts', `import { Resvg } from '@resvg/resvg-js'`)).toBe(1)
  })

  it('follow static imports to a heavy package and stop at dynamic ones', () => {
    const house = [
      source(
        'cli/main.ts',
        `import '../workflows/a.js'; export const load = () => import('../workflows/b.js')`,
      ),
      source('workflows/a.ts', `import '../report/page.js'`),
      source('workflows/b.ts', `import '../report/other.js'`),
      source('report/page.ts', `import 'vega'`),
      source('report/other.ts', `import 'vega-lite'`),
    ]
    expect(heavyChains(house, 'cli/main.ts')).toEqual([
      'cli/main.ts -> workflows/a.ts -> report/page.ts -> vega',
    ])
  })
})
