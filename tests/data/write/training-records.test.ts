import { describe, expect, it } from 'vitest'
import { alpaca } from '../../../src/data/layouts/alpaca.js'
import { messages } from '../../../src/data/layouts/messages.js'
import { commonLayout, trainingFormats, trainingRecords } from '../../../src/data/write/index.js'

const RECORDS = [
  { instruction: 'Add one and one.', input: '', output: 'Two.' },
  { instruction: 'Translate.', input: 'Hund', output: 'dog' },
]
const ALPACA = RECORDS.map((record) => alpaca.toDocument(record, 'line 1'))
const TALK = {
  messages: [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Good day.' },
  ],
}

describe('trainingRecords', () => {
  it('takes any text as it is for text formats', () => {
    for (const name of ['jsonl', 'parquet'] as const) {
      expect(trainingRecords(['a\nb', ''], trainingFormats[name])).toEqual({
        records: [{ text: 'a\nb' }, { text: '' }],
        documents: ['a\nb', ''],
        broken: 0,
        replaced: 0,
      })
    }
  })

  it('reads records back from documents of the layout, and counts those that break it', () => {
    const made = trainingRecords([ALPACA[0], 'no markers', ALPACA[1]], trainingFormats.alpaca)
    expect(made.records).toEqual(RECORDS)
    expect(made.documents).toEqual(ALPACA)
    expect(made.broken).toBe(1)
    const talk = messages.toDocument(TALK, 'line 1')
    expect(trainingRecords([talk, ALPACA[0]], trainingFormats.chatml)).toMatchObject({
      records: [TALK],
      broken: 1,
    })
  })

  it('answers one instruction with every document', () => {
    expect(trainingRecords(['x'], trainingFormats.alpaca, 'Say x.').records).toEqual([
      { instruction: 'Say x.', input: '', output: 'x' },
    ])
    expect(trainingRecords(['x'], trainingFormats.chatml, 'Say x.').records).toEqual([
      {
        messages: [
          { role: 'user', content: 'Say x.' },
          { role: 'assistant', content: 'x' },
        ],
      },
    ])
  })

  it('replaces halves of surrogate pairs, which UTF-8 cannot hold, and counts them', () => {
    const made = trainingRecords(['a\ud800b 😀 \udc00', 'whole 😀'], trainingFormats.jsonl)
    expect(made.records).toEqual([{ text: 'a\ufffdb 😀 \ufffd' }, { text: 'whole 😀' }])
    expect(made.replaced).toBe(2)
  })
})

describe('commonLayout', () => {
  it('is the layout that most documents have', () => {
    expect(commonLayout([...ALPACA, 'plain'])).toBe('alpaca')
    expect(commonLayout(['plain'])).toBeUndefined()
    expect(commonLayout([])).toBeUndefined()
  })
})
