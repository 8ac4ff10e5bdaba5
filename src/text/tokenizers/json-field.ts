import { BadInputError } from '../../errors/index.js'

const SUPPORTED =
  'supported are byte-level BPE tokenizers as Hugging Face writes them (GPT-2, Llama 3, Qwen and others), and the ' +
  'tokenizers that this program saves'

const LONGEST_VALUE = 80

/** A value in a JSON file, and where it stands: what is read from it is of the kind asked for, or an error says where. */
export class JsonField {
  readonly #file: string
  readonly #path: string
  readonly #value: unknown

  constructor(file: string, value: unknown, path = '') {
    this.#file = file
    this.#path = path
    this.#value = value
  }

  get isAbsent(): boolean {
    return this.#value === undefined || this.#value === null
  }

  at(key: string): JsonField {
    const value = isObject(this.#value) && Object.hasOwn(this.#value, key) ? this.#value[key] : undefined
    return new JsonField(this.#file, value, this.#path === '' ? key : `${this.#path}.${key}`)
  }

  entries(): [string, JsonField][] {
    if (!isObject(this.#value)) throw this.refuse('an object')
    return Object.entries(this.#value).map(([key, value]) => [
      key,
      new JsonField(this.#file, value, `${this.#path}[${JSON.stringify(key)}]`),
    ])
  }

  /** The items of a list; none where the field is absent. */
  items(): JsonField[] {
    if (this.isAbsent) return []
    if (!Array.isArray(this.#value)) throw this.refuse('a list')
    return this.#value.map((value, at) => new JsonField(this.#file, value, `${this.#path}[${at}]`))
  }

  isText(): boolean {
    return typeof this.#value === 'string'
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.refuse('a text')
    return this.#value
  }

  /** A number 0, 1, 2, ... below `bound`. */
  index(bound: number): number {
    const value = this.#value
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= bound)
      throw this.refuse(`a whole number from 0 to ${bound - 1}`)
    return value
  }

  flag(whereAbsent: boolean): boolean {
    if (this.isAbsent) return whereAbsent
    if (typeof this.#value !== 'boolean') throw this.refuse('true or false')
    return this.#value
  }

  equals(value: unknown): boolean {
    return this.#value === value
  }

  /** The error that says what was expected in place of the value. */
  refuse(expected: string): BadInputError {
    return this.fault(`expected ${expected}, found ${this.#shown()}`)
  }

  /** The error that says what is wrong with the value, which may be long. */
  fault(what: string, hint = SUPPORTED): BadInputError {
    return new BadInputError(`${this.#file}: ${this.#path === '' ? '' : `${this.#path}: `}${what}`, hint)
  }

  #shown(): string {
    if (this.#value === undefined) return 'nothing'
    const shown = JSON.stringify(this.#value)
    return shown.length > LONGEST_VALUE ? `${shown.slice(0, LONGEST_VALUE)}...` : shown
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
