import { MessageChannel } from 'node:worker_threads'
import type { Buffer, BufferView, Copy } from './device.js'

/** The numbers that stay on one thread, by scope and name. */
export class Buffers {
  readonly #scopes = new Map<string, Map<string, Float32Array>>()

  /** The numbers of a view, not copied. */
  view({ buffer, offset, dims }: BufferView): Float32Array {
    return this.#part(
      buffer,
      offset,
      dims.reduce((product, size) => product * size, 1),
    )
  }

  copyIn({ buffer, offset, shared, sharedOffset, length }: Copy): void {
    this.#part(buffer, offset, length).set(sharedPart(shared, sharedOffset, length))
  }

  copyOut({ buffer, offset, shared, sharedOffset, length }: Copy): void {
    sharedPart(shared, sharedOffset, length).set(this.#part(buffer, offset, length))
  }

  release(scope: string): void {
    free([...(this.#scopes.get(scope)?.values() ?? [])])
    this.#scopes.delete(scope)
  }

  #part(buffer: Buffer, offset: number, length: number): Float32Array {
    const numbers = this.#numbers(buffer)
    if (!within(offset, length, numbers.length)) {
      throw new RangeError(
        `buffer '${buffer.name}' has ${numbers.length} numbers: there are no ${length} from ${offset}`,
      )
    }
    return numbers.subarray(offset, offset + length)
  }

  #numbers({ scope, name, length }: Buffer): Float32Array {
    const named = this.#scopes.get(scope) ?? new Map<string, Float32Array>()
    const numbers = named.get(name) ?? new Float32Array(length)
    if (numbers.length !== length) {
      throw new RangeError(`buffer '${name}' has ${numbers.length} numbers, not ${length}`)
    }
    named.set(name, numbers)
    this.#scopes.set(scope, named)
    return numbers
  }
}

/** At once: the collector of an idle thread would come with the next large allocation. */
function free(arrays: readonly Float32Array[]): void {
  const { port1, port2 } = new MessageChannel()
  port2.close()
  port1.postMessage(
    undefined,
    arrays.map(({ buffer }) => buffer as ArrayBuffer),
  )
  port1.close()
}

function sharedPart(shared: Float32Array, offset: number, length: number): Float32Array {
  if (!within(offset, length, shared.length)) {
    throw new RangeError(
      `the shared memory has ${shared.length} numbers: there are no ${length} from ${offset}`,
    )
  }
  return shared.subarray(offset, offset + length)
}

/** `subarray` would clip in silence. */
function within(offset: number, length: number, size: number): boolean {
  return offset >= 0 && length >= 0 && offset + length <= size
}
