import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeader } from '../../../../src/models/transformer/storage/safetensors-header.js'
import { readTensor } from '../../../../src/models/transformer/storage/safetensors-tensor.js'
import { writeSafetensors } from '../../../../src/models/transformer/storage/safetensors-write.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { bytesOf, refusal, safetensors } from './helpers.js'

const folder = temporaryFolder()
const path = join(folder, 'file.safetensors')

/** All tensors of the file, read one after another. */
async function readAll(): Promise<{ name: string; dims: readonly number[]; values: Float32Array }[]> {
  const file = await open(path)
  try {
    const read = []
    for (const tensor of await readHeader(file, path)) {
      const values = new Float32Array(tensor.dims.reduce((product, size) => product * size, 1))
      await readTensor({ ...tensor, file, path }, values)
      read.push({ name: tensor.name, dims: tensor.dims, values })
    }
    return read
  } finally {
    await file.close()
  }
}

describe('writing', () => {
  it('is what the format defines, byte by byte', async () => {
    const shapes = [
      { name: 'b', dims: [2] },
      { name: 'a', dims: [1, 1] },
    ]
    await writeSafetensors(path, shapes, Float32Array.of(1, -2, 0.5))
    const header =
      '{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},' +
      '"a":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}'
    // 141 characters, and the next multiple of 8.
    expect(header).toHaveLength(141)
    // By hand, IEEE 754: 1 = 3f800000, -2 = c0000000, 0.5 = 3f000000; little-endian.
    const data = Buffer.from('0000803f000000c00000003f', 'hex')
    expect(readFileSync(path)).toEqual(safetensors(header.padEnd(144), data))
    expect(readdirSync(folder)).toEqual(['file.safetensors'])
  })

  it('reads back the same, and the same numbers give the same bytes', async () => {
    const tensor = fc.record({
      name: fc
        .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
        .filter((name) => name !== '__metadata__'),
      dims: fc.array(fc.nat(4), { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(tensor, { selector: ({ name }) => name, maxLength: 6 }),
        fc.infiniteStream(fc.float({ noNaN: true, noDefaultInfinity: true })),
        async (shapes, numbers) => {
          const lengths = shapes.map(({ dims }) => dims.reduce((product, size) => product * size, 1))
          const total = lengths.reduce((sum, length) => sum + length, 0)
          const values = Float32Array.from({ length: total }, () => numbers.next().value)
          await writeSafetensors(path, shapes, values)
          const first = readFileSync(path)
          expect(Number(first.readBigUInt64LE()) % 8).toBe(0)
          const read = new Map((await readAll()).map(({ name, ...rest }) => [name, rest]))
          let from = 0
          for (const [index, { name, dims }] of shapes.entries()) {
            const part = values.slice(from, from + lengths[index])
            expect(read.get(name)?.dims).toEqual(dims)
            expect(bytesOf(read.get(name)!.values)).toEqual(bytesOf(part))
            from += lengths[index]
          }
          await writeSafetensors(path, shapes, values)
          expect(readFileSync(path)).toEqual(first)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('and reading take memory that threads share, and tensors longer than one piece', async () => {
    // 2^20 elements are read at a time.
    const length = 2_500_001
    const values = new Float32Array(new SharedArrayBuffer(4 * length)).map((_, at) => at)
    await writeSafetensors(path, [{ name: 'long', dims: [length] }], values)
    const file = await open(path)
    const [tensor] = await readHeader(file, path)
    const target = new Float32Array(new SharedArrayBuffer(4 * length))
    await readTensor({ ...tensor, file, path }, target)
    await file.close()
    expect(Buffer.compare(bytesOf(target), bytesOf(values))).toBe(0)
  })
})

describe('reading', () => {
  const data = bytesOf(Float32Array.of(1, 2, 3, 4))
  const a = { dtype: 'F32', shape: [2], data_offsets: [0, 8] }
  const b = { dtype: 'F32', shape: [2], data_offsets: [8, 16] }

  async function refused(bytes: Uint8Array): Promise<string> {
    writeFileSync(path, bytes)
    return refusal(readAll(), path)
  }

  it('takes tensors in any order of names, without metadata, and none at all', async () => {
    writeFileSync(path, safetensors({ b, a }, data))
    expect((await readAll()).map(({ name, values }) => [name, [...values]])).toEqual([
      ['a', [1, 2]],
      ['b', [3, 4]],
    ])
    writeFileSync(
      path,
      safetensors(`{"__proto__":${JSON.stringify({ ...a, shape: [] })}}`, data.subarray(0, 4)),
    )
    await expect(readAll()).rejects.toThrow('tensor "__proto__": expected 4 bytes')
    writeFileSync(path, safetensors({}, new Uint8Array(0)))
    expect(await readAll()).toEqual([])
  })

  it('refuses a file that is cut off, wherever', async () => {
    const whole = safetensors({ a, b }, data)
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole)
      truncateSync(path, length)
      const message = await refusal(readAll(), path)
      expect(message).toContain('cut off')
      expect(message).toMatch(length < 8 ? /too few for its header/ : / but the file has \d+ bytes/)
    }
    expect(await refused(whole.subarray(0, whole.length - 1))).toContain(
      `tensor "b": should lie at bytes ${whole.length - 8} to ${whole.length}, but the file has ${whole.length - 1} bytes`,
    )
  })

  it('refuses an absurd length of the header before it asks for memory', async () => {
    const bytes = safetensors({ a, b }, data)
    for (const length of [100_000_001n, 0x7fff_ffff_ffff_ffffn, 0xffff_ffff_ffff_ffffn]) {
      bytes.writeBigUInt64LE(length)
      expect(await refused(bytes)).toContain(`at most 100000000 bytes, got a length of ${length}`)
    }
    bytes.writeBigUInt64LE(5000n)
    expect(await refused(bytes)).toContain(`should end at byte 5008, but the file has ${bytes.length} bytes`)
  })

  it('knows a pointer of Git LFS', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:248d\nsize 548105171\n'
    expect(await refused(Buffer.from(pointer))).toMatch(/pointer of Git LFS[\s\S]*git lfs pull/)
  })

  it('refuses a header that is not what it should be', async () => {
    expect(await refused(safetensors('{"a": ', data))).toContain('header: line 1: not valid JSON')
    expect(await refused(safetensors('', data))).toContain('header: line 1: not valid JSON')
    expect(await refused(safetensors('[1]', data))).toContain('header: expected a JSON object, got [1]')
    const bytes = safetensors({ a, b }, data)
    bytes[10] = 0xff
    expect(await refused(bytes)).toContain('header: expected JSON, got bytes that are not UTF-8')
  })

  it.each([
    ['no object', 7, 'got 7'],
    ['no dtype', { ...a, dtype: undefined }, 'expected dtype, shape and data_offsets'],
    ['a negative size', { ...a, shape: [-2] }, '"shape":[-2]'],
    ['half a size', { ...a, shape: [1.5] }, '"shape":[1.5]'],
    ['one offset', { ...a, data_offsets: [0] }, '"data_offsets":[0]'],
    ['a negative offset', { ...a, data_offsets: [-8, 0] }, '"data_offsets":[-8,0]'],
    [
      'an offset beyond every file',
      { ...a, data_offsets: [0, 1e300] },
      'expected dtype, shape and data_offsets',
    ],
    ['offsets the wrong way round', { ...a, data_offsets: [8, 0] }, 'got data_offsets [8, 0]'],
    ['a shape that does not fit', { ...a, shape: [3] }, 'expected 12 bytes of data (F32, shape [3])'],
    [
      'a shape beyond counting',
      { ...a, shape: Array(40).fill(Number.MAX_SAFE_INTEGER) },
      'expected Infinity bytes',
    ],
    ['a dtype that does not fit', { ...a, dtype: 'F64' }, 'expected 16 bytes of data (F64, shape [2])'],
  ])('refuses a tensor with %s', async (_, entry, says) => {
    const message = await refused(safetensors({ b, a: entry }, data))
    expect(message).toContain('tensor "a": ')
    expect(message).toContain(says)
  })

  it('refuses tensors that overlap, leave gaps or do not fill the file', async () => {
    const at = (start: number) => ({ ...b, data_offsets: [start, start + 8] })
    const start = safetensors({ a, b: at(4) }, data).length - data.length
    expect(await refused(safetensors({ a, b: at(4) }, data))).toContain(
      `tensor "b": overlaps with tensor "a" at byte ${start + 4}`,
    )
    expect(await refused(safetensors({ a, b: at(0) }, data))).toContain('overlaps')
    expect(await refused(safetensors({ a: at(4), b: at(0) }, data))).toContain('tensor "a": overlaps')
    expect(await refused(safetensors({ b }, data))).toMatch(
      /tensor "b": begins at byte \d+, expected byte \d+/,
    )
    expect(await refused(safetensors({ a }, data))).toMatch(
      /the tensors end at byte \d+, but the file has \d+ bytes/,
    )
    expect(await refused(safetensors({ a, b: at(16) }, data))).toContain('tensor "b": should lie at bytes')
  })

  it('refuses kinds of numbers that it does not know', async () => {
    const entry = { dtype: 'I64', shape: [2], data_offsets: [0, 16] }
    expect(await refused(safetensors({ ids: entry }, data))).toContain(
      'tensor "ids": expected numbers of type F64, F32, F16, BF16, got I64',
    )
  })

  it.each([
    ['F32', bytesOf(Float32Array.of(0, Number.NaN)), 'got NaN at element 1'],
    ['F32', bytesOf(Float32Array.of(Number.NEGATIVE_INFINITY, 0)), 'got -Infinity at element 0'],
    ['F16', bytesOf(Uint16Array.of(0, 0x7c00)), 'got Infinity at element 1'],
    ['BF16', bytesOf(Uint16Array.of(0, 0x7fc0)), 'got NaN at element 1'],
    ['F64', bytesOf(Float64Array.of(0, 1e39)), 'got Infinity (read as float32) at element 1'],
  ])('refuses %s that is not finite: %#', async (dtype, bytes, says) => {
    const entry = { dtype, shape: [2], data_offsets: [0, bytes.length] }
    expect(await refused(safetensors({ w: entry }, bytes))).toContain(
      `tensor "w": expected finite numbers, ${says}`,
    )
  })

  it('says where a file ended that grew shorter while it was read', async () => {
    writeFileSync(path, safetensors({ a, b }, data))
    const file = await open(path)
    const [first] = await readHeader(file, path)
    truncateSync(path, first.start + 3)
    const reading = readTensor({ ...first, file, path }, new Float32Array(2))
    expect(await refusal(reading, path)).toContain(`ended at byte ${first.start + 3} while it was read`)
    await file.close()
  })
})
