import { describe, expect, it } from 'vitest'
import { type Line, linesOf, withinLines } from '../../../src/data/formats/lines.js'

async function* stream(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('linesOf', () => {
  const texts = async (...chunks: string[]) =>
    (await collect<Line>(linesOf(stream(chunks), 10))).map(({ text, number }) => `${number}:${text}`)

  it('numbers lines, whatever ends them and wherever chunks end', async () => {
    expect(await texts('a\nb\r\n\nc')).toEqual(['1:a', '2:b', '3:', '4:c'])
    expect(await texts('a', 'b\r', '\nc', '\n')).toEqual(['1:ab', '2:c'])
    expect(await texts('')).toEqual([])
    expect(await texts('\n')).toEqual(['1:'])
  })

  it('refuses a line beyond the limit, with its number', async () => {
    expect(await texts('0123456789\n')).toEqual(['1:0123456789'])
    await expect(texts('a\n01234', '567890')).rejects.toMatchObject({ line: 2, limit: 10 })
    await expect(texts('01234567890\n')).rejects.toMatchObject({ line: 1 })
  })
})

describe('withinLines', () => {
  it('passes chunks on and refuses long lines', async () => {
    const pass = (...chunks: string[]) => collect(withinLines(stream(chunks), 2, 4))
    expect(await pass('ab\nab', 'cd\n', 'x')).toEqual(['ab\nab', 'cd\n', 'x'])
    await expect(pass('a', 'bc')).rejects.toMatchObject({ line: 1, limit: 2 })
    await expect(pass('abc\n')).rejects.toMatchObject({ line: 1, limit: 2 })
    await expect(pass('a\nabc', 'de\n')).rejects.toMatchObject({ line: 2, limit: 4 })
  })
})
