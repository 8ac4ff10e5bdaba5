import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { BadInputError } from '../../../src/errors/index.js'
import type { Buffer as DeviceBuffer, Job, Tensor } from '../../../src/tensor/runtime/device.js'
import { openDevice } from '../../../src/tensor/runtime/open-device.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { addition, BOOL, graphOf, INT32, INT64, product, vector } from './graphs.js'

const device = await openDevice({ threads: 2 })
afterAll(() => device.close())

const two = device.program(addition(2))

function buffer(name: string, length: number, scope = 'test'): DeviceBuffer {
  return { scope, name, length }
}

function shared(...numbers: number[]) {
  const memory = new Float32Array(new SharedArrayBuffer(4 * numbers.length))
  memory.set(numbers)
  return memory
}

/** a + b = c, all from and to the caller. */
function sum(a: number[], b: number[]): Job {
  const inputs = { a: vector(...a), b: vector(...b) }
  return { program: two, inputs, outputs: { c: 'return' } }
}

/** A job on a thread that takes some milliseconds. */
const SIZE = 256
const slowProgram = device.program(product(SIZE, SIZE, SIZE))
const ones = { data: new Float32Array(SIZE * SIZE).fill(1), dims: [SIZE, SIZE] }
const slow: Job = { program: slowProgram, inputs: { a: ones, b: ones }, outputs: { c: 'return' } }

describe('values', () => {
  it('adds and multiplies', async () => {
    expect(await device.run(sum([1, 2], [3, 4]))).toEqual({ c: vector(4, 6) })
    // By hand: [1 2; 3 4] [5; 6] = [17; 39].
    const a = { data: Float32Array.of(1, 2, 3, 4), dims: [2, 2] }
    const b = { data: Float32Array.of(5, 6), dims: [2, 1] }
    const program = device.program(product(2, 2, 1))
    const { c } = await device.run({ program, inputs: { a, b }, outputs: { c: 'return' } })
    expect(c).toEqual({ data: Float32Array.of(17, 39), dims: [2, 1] })
  })

  it('takes views of larger memory, and shared memory', async () => {
    const inputs = {
      a: { data: Float32Array.of(9, 1, 2, 9).subarray(1, 3), dims: [2] },
      b: { data: shared(3, 4), dims: [2] },
    }
    expect(await device.run({ program: two, inputs, outputs: { c: 'return' } })).toEqual({ c: vector(4, 6) })
  })

  it('knows sizes only when it runs, none, and no dims at all', async () => {
    const any = device.program(addition('n'))
    const both = (...numbers: number[]): Job => ({
      program: any,
      inputs: { a: vector(...numbers), b: vector(...numbers) },
      outputs: { c: 'return' },
    })
    expect(await device.run(both(1, 2, 3))).toEqual({ c: vector(2, 4, 6) })
    expect(await device.run(both())).toEqual({ c: vector() })
    const scalar = { dims: [] }
    const program = device.program(graphOf('Add', { a: scalar, b: scalar }, { c: scalar }))
    const one = { data: Float32Array.of(1), dims: [] }
    const { c } = await device.run({ program, inputs: { a: one, b: one }, outputs: { c: 'return' } })
    expect(c).toEqual({ data: Float32Array.of(2), dims: [] })
  })

  it('returns whole numbers and truth values', async () => {
    for (const [type, Data] of [
      [INT64, BigInt64Array],
      [INT32, Int32Array],
    ] as const) {
      const value = { dims: [2], type }
      const program = device.program(graphOf('Add', { a: value, b: value }, { c: value }))
      const data = Data === BigInt64Array ? BigInt64Array.of(1n, 2n) : Int32Array.of(1, 2)
      const input = { data, dims: [2] }
      const { c } = await device.run({ program, inputs: { a: input, b: input }, outputs: { c: 'return' } })
      expect(c?.data).toEqual(Data === BigInt64Array ? BigInt64Array.of(2n, 4n) : Int32Array.of(2, 4))
    }
    const value = { dims: [2], type: BOOL }
    const not = device.program(graphOf('Not', { a: value }, { c: value }))
    const a = { data: Uint8Array.of(1, 0), dims: [2] }
    const { c } = await device.run({ program: not, inputs: { a }, outputs: { c: 'return' } })
    expect(c?.data).toEqual(Uint8Array.of(0, 1))
  })

  it('gives the same bytes the same program', () => {
    expect(device.program(addition(2))).toEqual(two)
    expect(device.program(addition(3))).not.toEqual(two)
  })
})

describe('buffers', () => {
  it('stay on their thread, begin with zeros, and are read and written at offsets', async () => {
    const numbers = buffer('offsets', 7)
    const at = (offset: number) => ({ buffer: numbers, offset, dims: [2] })
    await device.run({ program: two, inputs: { a: vector(1, 2), b: at(5) }, outputs: { c: at(3) } }, 1)
    await device.run({ program: two, inputs: { a: at(3), b: at(3) }, outputs: { c: at(0) } }, 1)
    const all = shared(9, 9, 9, 9, 9, 9, 9, 9, 9)
    const copy = { buffer: numbers, offset: 0, shared: all, sharedOffset: 1, length: 7 }
    expect(await device.run({ copyOut: [copy] }, 1)).toEqual({})
    expect([...all]).toEqual([9, 2, 4, 0, 1, 2, 0, 0, 9])
    await device.run({ copyOut: [copy] }, 0)
    expect([...all]).toEqual([9, 0, 0, 0, 0, 0, 0, 0, 9])
  })

  it('are copied in before the program runs, and out after it', async () => {
    const [a, c] = [buffer('in', 3), buffer('out', 2)]
    const memory = shared(1, 2, 0, 0)
    await device.run(
      {
        copyIn: [{ buffer: a, offset: 1, shared: memory, sharedOffset: 0, length: 2 }],
        program: two,
        inputs: { a: { buffer: a, offset: 1, dims: [2] }, b: vector(10, 20) },
        outputs: { c: { buffer: c, offset: 0, dims: [2] } },
        copyOut: [{ buffer: c, offset: 0, shared: memory, sharedOffset: 2, length: 2 }],
      },
      0,
    )
    expect([...memory]).toEqual([1, 2, 11, 22])
  })

  it('are freed with their scope, and with no other', async () => {
    const [freed, kept] = [buffer('x', 1, 'freed'), buffer('x', 1, 'kept')]
    const memory = shared(5)
    const copy = (which: DeviceBuffer) => ({
      buffer: which,
      offset: 0,
      shared: memory,
      sharedOffset: 0,
      length: 1,
    })
    await device.run({ copyIn: [copy(freed), copy(kept)] }, 0)
    await device.release('freed')
    await device.release('never heard of')
    await device.run({ copyOut: [copy(freed)] }, 0)
    expect(memory[0]).toBe(0)
    await device.run({ copyOut: [copy(kept)] }, 0)
    expect(memory[0]).toBe(5)
    // Its length may differ now.
    await device.release('kept')
    await device.run({ copyOut: [copy(buffer('x', 2, 'kept'))] }, 0)
    expect(memory[0]).toBe(0)
  })
})

describe('the queue', () => {
  it('keeps order on a thread and works on both', async () => {
    const memory = shared(...Array.from({ length: 20 }, () => 0))
    const counter = buffer('counter', 2, 'queue')
    const view = { buffer: counter, offset: 0, dims: [2] }
    const jobs = Array.from({ length: 20 }, (_, index) => {
      const thread = index % 2
      const copyOut = [
        { buffer: counter, offset: 0, shared: memory, sharedOffset: index, length: 1 },
      ] as const
      return device.run(
        { program: two, inputs: { a: view, b: vector(1, 1) }, outputs: { c: view }, copyOut },
        thread,
      )
    })
    await Promise.all(jobs)
    expect([...memory]).toEqual(Array.from({ length: 20 }, (_, index) => Math.floor(index / 2) + 1))
    await device.release('queue')
  })

  it('gives a job to a free thread, past those that wait for a busy one', async () => {
    // Both threads have compiled both.
    await Promise.all(
      [0, 1].flatMap((thread) => [device.run(slow, thread), device.run(sum([1, 2], [3, 4]), thread)]),
    )
    let left = 30
    const busy = Array.from({ length: left }, async () => {
      await device.run(slow, 0)
      left--
    })
    await device.run(sum([1, 2], [3, 4]))
    expect(left).toBeGreaterThan(0)
    await Promise.all(busy)
  })

  it('lets the event loop of the caller go on', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await Promise.all(Array.from({ length: 20 }, () => device.run(slow)))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
  })

  it('gives the same results on one thread and on two', async () => {
    const single = await openDevice({ threads: 1 })
    const matrix = (seed: number) => ({
      data: Float32Array.from({ length: SIZE * SIZE }, (_, index) => Math.sin(index * seed)),
      dims: [SIZE, SIZE],
    })
    const results = await Promise.all(
      [single, device].map((one) => {
        const program = one.program(product(SIZE, SIZE, SIZE))
        return Promise.all(
          [1, 2, 3, 4].map((seed) =>
            one.run({ program, inputs: { a: matrix(seed), b: matrix(seed + 1) }, outputs: { c: 'return' } }),
          ),
        )
      }),
    )
    const bytes = (result: Readonly<Record<string, Tensor>>) =>
      Buffer.from((result['c'] as Tensor).data.buffer)
    for (const [index, result] of (results[0] ?? []).entries()) {
      expect(bytes(result).equals(bytes(results[1]?.[index] ?? {}))).toBe(true)
    }
    await single.close()
  })

  it('keeps to its limit of programs by compiling again what was dropped', async () => {
    const small = await openDevice({ threads: 1, programs: 2 })
    const programs = [1, 2, 3].map((length) => small.program(addition(length)))
    for (const round of [0, 1]) {
      for (const [index, program] of programs.entries()) {
        const a = vector(...Array.from({ length: index + 1 }, () => round))
        const { c } = await small.run({ program, inputs: { a, b: a }, outputs: { c: 'return' } })
        expect(c?.data).toEqual(a.data.map((x) => 2 * x))
      }
    }
    await small.close()
  })
})

describe('errors', () => {
  const failing = (job: Job, message: RegExp | string) =>
    expect(device.run(job)).rejects.toMatchObject({
      name: 'RunError',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })

  it('says what is wrong with a graph, each time it is asked', async () => {
    const program = device.program(Uint8Array.of(1, 2, 3))
    const message = 'a graph could not be loaded: Failed to load model because protobuf parsing failed.'
    await failing({ program }, message)
    await failing({ program }, message)
    await failing(
      { program: device.program(graphOf('Nonsense', { a: { dims: [1] } }, { c: { dims: [1] } })) },
      /Nonsense/,
    )
  })

  it('names inputs and outputs that are missing, unknown or of another shape or type', async () => {
    const { inputs, outputs } = sum([1, 2], [3, 4]) as Required<Job>
    await failing({ program: two, inputs: { a: vector(1, 2) }, outputs }, /^a graph failed: .*'b' is missing/)
    await failing(
      { program: two, inputs: { ...inputs, z: vector(1) }, outputs },
      "a graph failed: the graph has no input 'z'",
    )
    await failing(
      { program: two, inputs, outputs: { z: 'return' } },
      "a graph failed: the graph has no output 'z'",
    )
    await failing({ ...sum([1, 2, 3], [1, 2]) }, /invalid dimensions for input: a .* Got: 3 Expected: 2/)
    await failing(
      { program: two, inputs: { ...inputs, a: { data: Int32Array.of(1, 2), dims: [2] } }, outputs },
      /int32.*expected.*float/,
    )
    await failing(
      { program: two, inputs: { ...inputs, a: { data: Float32Array.of(1), dims: [2] } }, outputs },
      /^a graph failed: input 'a': /,
    )
    await failing(
      { program: two, inputs, outputs: { c: { buffer: buffer('long', 3), offset: 0, dims: [3] } } },
      /output: c .* Got: 3 Expected: 2/,
    )
    // And goes on as if nothing had been.
    expect(await device.run(sum([1, 2], [3, 4]))).toEqual({ c: vector(4, 6) })
  })

  it('reaches over no end of a buffer or of shared memory', async () => {
    const copy = { buffer: buffer('ends', 2), offset: 0, shared: shared(1, 2, 3), sharedOffset: 0, length: 2 }
    await failing(
      { copyIn: [{ ...copy, length: 3 }] },
      "a graph failed: buffer 'ends' has 2 numbers: there are no 3 from 0",
    )
    await failing({ copyIn: [{ ...copy, offset: -1 }] }, /no 2 from -1/)
    await failing(
      { copyOut: [{ ...copy, sharedOffset: 2 }] },
      'a graph failed: the shared memory has 3 numbers: there are no 2 from 2',
    )
    await device.run({ copyIn: [copy] }, 0)
    await expect(device.run({ copyIn: [{ ...copy, buffer: buffer('ends', 4) }] }, 0)).rejects.toThrow(
      "buffer 'ends' has 2 numbers, not 4",
    )
  })

  it('knows memory that is not there', async () => {
    const view = { buffer: buffer('huge', 281_474_976_710_656), offset: 0, dims: [2] }
    await expect(device.run({ program: two, inputs: { a: view }, outputs: {} })).rejects.toMatchObject({
      message: expect.stringMatching(/^a graph failed: out of memory \(/),
      hint: expect.stringContaining('smaller batch'),
    })
  })

  it('knows memory that a graph cannot get, and goes on with less', async () => {
    const size = { dims: [1], type: INT64 }
    const program = device.program(graphOf('ConstantOfShape', { size }, { c: { dims: ['n'] } }))
    const zeros = (count: bigint) => {
      const inputs = { size: { data: BigInt64Array.of(count), dims: [1] } }
      return device.run({ program, inputs, outputs: { c: 'return' } })
    }
    // 64 TiB.
    await expect(zeros(17_592_186_044_416n)).rejects.toMatchObject({
      name: 'RunError',
      message: expect.stringMatching(/^a graph failed: out of memory \(node ConstantOfShape /),
    })
    expect(await zeros(2n)).toEqual({ c: vector(0, 0) })
  })

  it('refuses a thread or a program that is not its own', async () => {
    await expect(device.run({}, 2)).rejects.toThrow('there is no thread 2: the device has 2, counted from 0')
    await failing({ program: { id: two.id } }, 'the program was not made by this device')
  })
})

describe('ends', () => {
  it('finishes what runs and rejects what waits, and what comes after', async () => {
    const one = await openDevice({ threads: 1 })
    const program = one.program(product(SIZE, SIZE, SIZE))
    const first = one.run({ ...slow, program })
    const second = one.run({ ...slow, program })
    const closing = one.close()
    await expect(second).rejects.toMatchObject({ name: 'RunError', message: 'the device is closed' })
    expect((await first)['c']?.data[0]).toBe(SIZE)
    await closing
    await one.close()
    await one.release('anything')
    await expect(one.run({})).rejects.toThrow('the device is closed')
  })

  it('rejects what has not begun when the user stops, and still frees buffers', async () => {
    const stop = new AbortController()
    const one = await openDevice({ threads: 1, signal: stop.signal })
    const program = one.program(product(SIZE, SIZE, SIZE))
    const first = one.run({ ...slow, program })
    const second = one.run({ ...slow, program })
    const freed = one.release('anything')
    stop.abort()
    await expect(second).rejects.toMatchObject({ name: 'InterruptedError' })
    await expect(one.run({})).rejects.toMatchObject({ name: 'InterruptedError' })
    await first
    await freed
    await one.close()
  })
})

describe('a thread that dies', () => {
  const folder = temporaryFolder()
  const thread = (name: string, code: string) => {
    const path = join(folder, `${name}.mjs`)
    writeFileSync(path, `import { parentPort } from 'node:worker_threads'\n${code}`)
    return pathToFileURL(path)
  }

  it('takes its job with it, is replaced, and what it held is not taken for zeros', async () => {
    const mortal = thread(
      'mortal',
      `parentPort.on('message', (message) => {
        if (message.copyIn?.length) process.exit(7)
        parentPort.postMessage({ type: 'done', results: {} })
      })
      parentPort.postMessage({ type: 'ready' })`,
    )
    const one = await openDevice({ threads: 1 }, mortal)
    const copy = { buffer: buffer('w', 1, 'model'), offset: 0, shared: shared(1), sharedOffset: 0, length: 1 }
    await one.run({ copyOut: [{ ...copy, buffer: buffer('w', 1, 'other') }] })
    await expect(one.run({ copyIn: [copy] })).rejects.toMatchObject({
      name: 'RunError',
      message: 'a thread of ONNX Runtime died: exit code 7',
    })
    expect(await one.run({})).toEqual({})
    for (const scope of ['model', 'other']) {
      await expect(one.run({ copyOut: [{ ...copy, buffer: buffer('w', 1, scope) }] })).rejects.toThrow(
        `the numbers of '${scope}' were lost with a thread that died: exit code 7`,
      )
    }
    await one.release('model')
    expect(await one.run({ copyOut: [copy] })).toEqual({})
    await one.close()
  })

  it('that cannot begin is an error of the environment', async () => {
    const code = `process.exit(3)`
    await expect(openDevice({ threads: 1 }, thread('stillborn', code))).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: 'a thread of ONNX Runtime ended before it began to work: exit code 3',
    })
    const refused = `parentPort.postMessage({ type: 'refused', message: 'no', hint: 'go' })`
    await expect(openDevice({ threads: 1 }, thread('refused', refused))).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: 'no',
      hint: 'go',
    })
  })
})

describe('the execution provider', () => {
  it('must be known', async () => {
    await expect(openDevice({ threads: 1, provider: 'abacus' })).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: 'ONNX Runtime has no execution provider "abacus" on this machine',
      hint: expect.stringMatching(/^it knows cpu.* here: choose another in COLLAPSE_EXECUTION_PROVIDER/),
    })
  })

  it('comes from the environment where it is not given', async () => {
    process.env['COLLAPSE_EXECUTION_PROVIDER'] = 'abacus'
    try {
      await expect(openDevice({ threads: 1 })).rejects.toThrow('"abacus"')
      await (await openDevice({ threads: 1, provider: 'cpu' })).close()
    } finally {
      delete process.env['COLLAPSE_EXECUTION_PROVIDER']
    }
  })
})

it('needs at least one thread', async () => {
  for (const threads of [0, -1, 1.5, Number.NaN]) {
    await expect(openDevice({ threads })).rejects.toThrow(BadInputError)
  }
})
