import { createHash } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Decoding } from '../../../contracts/model.js'
import type { Rng } from '../../../contracts/rng.js'
import { codeOf } from '../../../errors/index.js'
import type { DrawnDocument, TokenRequest } from './request.js'

/** Milliseconds between two writes. */
const INTERVAL = 30_000

/**
 * Documents of one request that are finished, in a file of the step's folder: one line for each, with its index,
 * whether it ended, and its tokens. A line that a killed process left unfinished is not taken.
 */
export class Checkpoint {
  readonly #file: string
  #lines: string[] = []
  #written = Date.now()

  constructor(scratch: string, request: TokenRequest, decoding: Decoding, rng: Rng) {
    this.#file = join(scratch, `sample-${nameOf(request, decoding, rng)}.jsonl`)
  }

  async read(): Promise<Map<number, DrawnDocument>> {
    const found = new Map<number, DrawnDocument>()
    const text = await this.#text()
    for (const line of text.split('\n')) {
      const [index, finished, ...tokens] = numbersOf(line)
      if (index !== undefined) found.set(index, { tokens: Int32Array.from(tokens), finished: finished === 1 })
    }
    // What follows an unfinished line must not be joined to it.
    if (text !== '' && !text.endsWith('\n')) this.#lines.push('')
    return found
  }

  add(index: number, { tokens, finished }: DrawnDocument): void {
    this.#lines.push(JSON.stringify([index, finished ? 1 : 0, ...tokens]))
  }

  /** Writes what was added, if it is time or `now`. */
  async write(now = false): Promise<void> {
    if (this.#lines.length === 0 || (!now && Date.now() - this.#written < INTERVAL)) return
    const lines = this.#lines
    this.#lines = []
    this.#written = Date.now()
    await appendFile(this.#file, `${lines.join('\n')}\n`)
  }

  async #text(): Promise<string> {
    try {
      return await readFile(this.#file, 'utf8')
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return ''
      throw error
    }
  }
}

function numbersOf(line: string): number[] {
  try {
    return line === '' ? [] : (JSON.parse(line) as number[])
  } catch {
    return []
  }
}

/** Differs for all that makes a sample of one model differ: the generator too, of which a number is drawn. */
function nameOf({ from, count, prompts }: TokenRequest, decoding: Decoding, rng: Rng): string {
  const key = rng.fork('checkpoint of a sample').uniform()
  const told = prompts?.map((prompt) => Array.from(prompt))
  return createHash('sha256')
    .update(JSON.stringify({ from, count, told, decoding, key }))
    .digest('hex')
    .slice(0, 16)
}
