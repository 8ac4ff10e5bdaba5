import { stat } from 'node:fs/promises'
import type { WorkContext } from '../contracts/model.js'
import { type FileContent, type InputFile, readFile } from './read-file.js'
import type { DocumentsSpec } from './spec.js'

export interface ReadContent extends FileContent {
  readonly documents: number
}

/** Passes over the same files, with their progress in bytes. */
export class Reading {
  readonly #spec: DocumentsSpec
  readonly #inputs: readonly InputFile[]
  readonly #sizes: readonly number[]
  readonly #work: WorkContext
  readonly #bytes: number
  #passes = 1
  #done = 0

  private constructor(
    spec: DocumentsSpec,
    inputs: readonly InputFile[],
    sizes: readonly number[],
    work: WorkContext,
  ) {
    this.#spec = spec
    this.#inputs = inputs
    this.#sizes = sizes
    this.#work = work
    this.#bytes = sizes.reduce((sum, size) => sum + size, 0)
  }

  static async of(spec: DocumentsSpec, inputs: readonly InputFile[], work: WorkContext): Promise<Reading> {
    return new Reading(spec, inputs, await Promise.all(inputs.map(({ path }) => sizeOf(path))), work)
  }

  /** One more pass will come: progress counts it from now on. */
  announcePass(): void {
    this.#passes++
  }

  async pass(onDocument: (text: string) => void): Promise<ReadContent[]> {
    const { signal, progress } = this.#work
    const contents: ReadContent[] = []
    for (const [index, input] of this.#inputs.entries()) {
      let documents = 0
      const onBytes = (bytes: number) => progress?.(this.#done + bytes, this.#passes * this.#bytes)
      const content = await readFile(input, this.#spec, { signal, onBytes }, (text) => {
        documents++
        onDocument(text)
      })
      contents.push({ ...content, documents })
      this.#done += this.#sizes[index]
      progress?.(this.#done, this.#passes * this.#bytes)
    }
    return contents
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    // Sizes only serve the progress; reading says what is wrong with the file.
    return 0
  }
}
