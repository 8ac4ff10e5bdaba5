import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from '../../tests/numerics/random-matrix.js'
import { almanac, almanacTexts } from '../almanac.js'
import type { InputName } from './tasks.js'

/** Two matrices, row after row: what is measured, and what it is measured against. */
export type Matrices = readonly [
  sample: readonly (readonly number[])[],
  human: readonly (readonly number[])[],
]

/** About as many tokens as the text that the goals mean. */
const GENERATED_TOKENS = 445_000
const ROWS = 2_000
const DIMENSION = 768

/** The non-empty lines of a file, or almanac documents where there is none. */
export async function documentsOf(file: string | undefined): Promise<string[]> {
  if (file === undefined) return almanacTexts(await almanac(), 'metrics-python', GENERATED_TOKENS)
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  if (lines.length < 2)
    throw new Error(`${file}: expected at least 2 documents, a line each, got ${lines.length}`)
  return lines
}

/** Writes what tasks work on as JSON, for both sides to read; gives the paths. */
export function writeInputs(folder: string, documents: readonly string[]): Record<InputName, string> {
  const contents: Record<InputName, unknown> = {
    documents,
    documents200: documents.slice(0, 200),
    documents1000: documents.slice(0, 1000),
    vectors: clusteredVectors(ROWS, DIMENSION),
  }
  const paths = Object.entries(contents).map(([name, content]) => {
    const path = join(folder, `${name}.json`)
    writeFileSync(path, JSON.stringify(content))
    return [name, path]
  })
  return Object.fromEntries(paths)
}

const TOPICS = 60
const SPREAD = 0.5
/** The axis that varies half as much as the first. */
const SLOPE = 32
/** Places of a number after the point. */
const PLACES = 5

/**
 * Vectors as embeddings have them: around the centres of topics, with axes that vary less and less. The sample writes
 * of some topics three times as often as people do.
 */
export function clusteredVectors(rows: number, dimension: number): Matrices {
  const rng = keyedRng('bench', 'vectors')
  const centres = normals(TOPICS * dimension, rng.fork('centres'))
  const vectorsOf = (stream: string, topicOf: (row: number) => number) => {
    const own = normals(rows * dimension, rng.fork(stream))
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: dimension }, (_, axis) => {
        const value = centres[topicOf(row) * dimension + axis] + SPREAD * own[row * dimension + axis]
        return Number((value / (1 + axis / SLOPE)).toFixed(PLACES))
      }),
    )
  }
  return [
    vectorsOf('sample', (row) => (row % 2 === 0 ? row % TOPICS : row % (TOPICS / 3))),
    vectorsOf('human', (row) => row % TOPICS),
  ]
}
