import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutNames, layouts } from '../../../src/data/layouts/index.js'
import type { LayoutName } from '../../../src/data/layouts/index.js'
import { splitWords } from '../../../src/text/words.js'

const named = (name: LayoutName) => layouts.find((layout) => layout.name === name) ?? layouts[0]
const write = (name: LayoutName, record: unknown) => named(name).toDocument(record, 'line 3')
const read = (name: LayoutName, text: string) => named(name).fromDocument(text)
const recognised = (record: unknown) => layouts.find((layout) => layout.recognises(record))?.name

describe('layouts', () => {
  it('have one entry each', () => {
    expect(layouts.map(({ name }) => name)).toEqual([...layoutNames])
  })

  it('are recognised by their fields', () => {
    expect(recognised('a text')).toBe('text')
    expect(recognised({ text: 'a', instruction: 'b', output: 'c' })).toBe('text')
    expect(recognised({ instruction: 'a', output: 'b' })).toBe('alpaca')
    expect(recognised({ instruction: 3, input: '', output: 'b' })).toBe('alpaca')
    expect(recognised({ messages: [] })).toBe('messages')
    expect(recognised({ id: 1, conversations: [{ from: 'human', value: 'a' }] })).toBe('messages')
    expect(recognised({ prompt: 'a', completion: 'b' })).toBe('prompt-completion')
    expect(recognised({ chosen: 'a', rejected: 'b' })).toBe('preference')
    for (const other of [{ messages: 7 }, { question: 'a', answer: 'b' }, { prompt: 'a' }, [], null, 7]) {
      expect(recognised(other)).toBeUndefined()
    }
  })

  it('write documents with markers that begin a line', () => {
    expect(write('alpaca', { instruction: 'Add.', input: '1 and 2', output: ' 3\n' })).toBe(
      '### Instruction: Add.\n### Input: 1 and 2\n### Response: 3',
    )
    expect(write('alpaca', { instruction: 'Sing.', input: '', output: 'La la' })).toBe(
      '### Instruction: Sing.\n### Response: La la',
    )
    const chat = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello\n\nthere' },
    ]
    expect(write('messages', { messages: chat })).toBe(
      '### System: Be kind.\n### User: Hi\n### Assistant: Hello\n\nthere',
    )
    const shared = [
      { from: 'human', value: 'Hi' },
      { from: 'gpt', value: 'Hello' },
    ]
    expect(write('messages', { conversations: shared })).toBe('### User: Hi\n### Assistant: Hello')
    expect(write('prompt-completion', { prompt: '1 + 1 =', completion: ' 2' })).toBe(
      '### Prompt: 1 + 1 =\n### Completion: 2',
    )
  })

  it('take the chosen side of a preference, as text or as messages', () => {
    const answer = { role: 'assistant', content: 'Yes' }
    const question = { role: 'user', content: 'Is it?' }
    expect(write('preference', { prompt: 'Is it?', chosen: 'Yes', rejected: 'No' })).toBe(
      '### Prompt: Is it?\n### Chosen: Yes',
    )
    expect(write('preference', { chosen: 'Yes', rejected: 'No' })).toBe('### Chosen: Yes')
    const conversation = '### User: Is it?\n### Assistant: Yes'
    for (const record of [
      // UltraFeedback: the chosen side repeats the prompt. TRL: it is the answer alone, prompt of either kind.
      { prompt: 'Is it?', chosen: [question, answer], rejected: [] },
      { prompt: 'Is it?', chosen: [answer], rejected: [] },
      { prompt: [question], chosen: [answer], rejected: [] },
      { prompt: [question], chosen: 'Yes', rejected: 'No' },
      { chosen: [question, answer], rejected: [] },
    ]) {
      expect(write('preference', record)).toBe(conversation)
    }
    expect(read('preference', conversation)).toEqual({ chosen: [question, answer] })
  })

  it('give an empty document for a record without any text', () => {
    expect(write('alpaca', { instruction: '', input: null, output: ' ' })).toBe('')
    expect(write('messages', { messages: [] })).toBe('')
  })

  it('read back what a model wrote word by word', () => {
    const words = (text: string) => splitWords(text).join(' ')
    expect(read('alpaca', words('### Instruction: Add.\n### Input: 1\n\n2\n### Response: 3'))).toEqual({
      instruction: 'Add.',
      input: '1 2',
      output: '3',
    })
    expect(read('messages', '### User: Hi ### Assistant: Hello ### Things to know: none')).toEqual({
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello ### Things to know: none' },
      ],
    })
    expect(read('text', 'as it is')).toEqual({ text: 'as it is' })
  })

  it('read nothing back where markers are missing or not in order', () => {
    for (const text of [
      'no marker',
      '### Response: 3 ### Instruction: Add.',
      '### Instruction: Add.',
      '### Instruction: Add. ### Response: 3 ### Response: 4',
      'well ### Instruction: Add. ### Response: 3',
      '### Instruction:Add. ### Response: 3',
      '',
    ]) {
      expect(read('alpaca', text), text).toBeUndefined()
    }
    expect(read('messages', 'well ### User: Hi')).toBeUndefined()
    expect(read('prompt-completion', '### Prompt: a ### Chosen: b')).toBeUndefined()
    expect(read('preference', '### Prompt: a')).toBeUndefined()
  })

  it('give back any record, white space around its texts aside', () => {
    // Texts of fragments that come close to markers without being any.
    const piece = fc.constantFrom(
      'a',
      'Bee',
      ' ',
      '\n',
      '###',
      '### Respond:',
      'Response:',
      '#',
      '\uFEFF',
      'é',
    )
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => `x${pieces.join('-')}x`)
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (one, two, three, spaced) => {
        const around = (value: string) => (spaced ? ` ${value}\n` : value)
        const back = (name: LayoutName, record: Record<string, string>) =>
          read(
            name,
            write(name, Object.fromEntries(Object.entries(record).map(([key, own]) => [key, around(own)]))),
          )
        const task = { instruction: one, input: two, output: three }
        expect(back('alpaca', task)).toEqual(task)
        expect(back('prompt-completion', { prompt: one, completion: two })).toEqual({
          prompt: one,
          completion: two,
        })
        const messages = [one, two, three].map((content, index) => ({
          role: ['tool', 'user', 'assistant'][(index + one.length) % 3],
          content,
        }))
        expect(read('messages', write('messages', { messages }))).toEqual({ messages })
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('refuse text that holds a marker of their own', () => {
    const failing = { instruction: 'Explain\u2003###  Response: x', output: 'b' }
    expect(() => write('alpaca', failing)).toThrow(
      'line 3: the text of instruction holds "###  Response:", a marker of the layout itself',
    )
    expect(() => write('messages', { messages: [{ role: 'user', content: '### Assistant: yes' }] })).toThrow(
      'the text of user holds "### Assistant:"',
    )
    // Of another layout, or glued to a word: no marker here.
    const close = { instruction: '### User: a', output: 'x### Response: b### Input:c' }
    expect(read('alpaca', write('alpaca', close))).toEqual({ ...close, input: '' })
  })

  it('name the field that does not fit', () => {
    const fails = (name: LayoutName, record: unknown, message: string) =>
      expect(() => write(name, record), message).toThrow(message)
    fails('alpaca', { instruction: 'a' }, 'line 3: no field "output"; fields: instruction')
    fails('alpaca', { instruction: 'a', output: 7 }, 'field "output" should be text, got the number 7')
    fails('alpaca', { instruction: 'a', input: [], output: '' }, 'field "input" should be text, got a list')
    fails('alpaca', 'a', 'expected Alpaca records with fields, got a string')
    fails('messages', { messages: 'a' }, 'field "messages" should be a list of messages, got a string')
    fails('messages', { text: 'a' }, 'no field "messages" or "conversations"; fields: text')
    fails(
      'messages',
      { messages: ['a'] },
      'messages.0 should have role and content (or from and value), got a string',
    )
    fails('messages', { messages: [{ role: 'user' }] }, 'got fields role')
    fails(
      'messages',
      { messages: [{ role: 'narrator', content: 'a' }] },
      'messages.0.role should be one of system, user, assistant, tool, human, gpt, got "narrator"',
    )
    fails(
      'messages',
      { conversations: [{ from: 'gpt', value: null }] },
      'field "conversations.0.value" should be text, got null',
    )
    fails('preference', { rejected: 'a' }, 'no field "chosen"')
  })
})
