import { isUtf8 } from 'node:buffer'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { trainingFormatNames, trainingFormats } from '../../../src/data/write/index.js'
import { encodeJsonLines } from '../../../src/data/write/json-lines.js'

describe('encodeJsonLines', () => {
  it('does as its example says', () => {
    expect(Buffer.from(encodeJsonLines([{ text: 'a\nb' }])).toString()).toBe('{"text":"a\\nb"}\n')
  })

  it('ends lines nowhere else, whatever the text holds, and reads back the same', () => {
    const texts = ['\u2028\u2029\u0085', '"\\\r\n\t\u0000\u000b\u000c\u001c', '😀 é </script>', '']
    const bytes = encodeJsonLines(texts.map((text) => ({ text })))
    expect(isUtf8(bytes)).toBe(true)
    const content = Buffer.from(bytes).toString()
    // Python's str.splitlines breaks at these, wherever they stand.
    expect(content.split(/[\n\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/)).toHaveLength(texts.length + 1)
    const lines = content.trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(texts)
  })

  it('is empty without records', () => {
    expect(encodeJsonLines([])).toHaveLength(0)
  })
})

describe('trainingFormats', () => {
  it('writes Parquet that reads back the same', async () => {
    const records = ['a', '', 'é 😀\n\u2028'].map((text) => ({ text }))
    const bytes = await trainingFormats.parquet.encode(records)
    const file = bytes.slice().buffer as ArrayBuffer
    expect(await parquetReadObjects({ file })).toEqual(records)
  })

  it('has four names', () => {
    expect(trainingFormatNames).toEqual(['jsonl', 'alpaca', 'chatml', 'parquet'])
  })
})
