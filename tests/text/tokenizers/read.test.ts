import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tokenizer } from '../../../src/contracts/tokenizer.js'
import { BadInputError } from '../../../src/errors/index.js'
import { bytesTokenizer } from '../../../src/text/tokenizers/bytes.js'
import { charactersOf } from '../../../src/text/tokenizers/characters.js'
import { readTokenizer } from '../../../src/text/tokenizers/read.js'
import { trainBpe } from '../../../src/text/tokenizers/train-bpe.js'
import { wordsOf } from '../../../src/text/tokenizers/words.js'
import { anyText, type FileChanges, gpt2File, vocabularyWith } from './helpers.js'

const PATH = 'models/gpt2/tokenizer.json'

function read(changes: FileChanges = {}): Tokenizer {
  return readTokenizer(gpt2File(changes), PATH)
}

describe("GPT-2's layout", () => {
  // Bytes are their own ids in these files; 256 "lo", 257 "low", 258 "Ġlow", 259 the end.
  test('merges by hand', () => {
    const tokenizer = read()
    expect([...tokenizer.encode('low low')]).toEqual([257, 258])
    // "lo" then "x": the merge "lo w" does not apply. " lo": "Ġ low" needs "low".
    expect([...tokenizer.encode('lox lo')]).toEqual([256, 120, 32, 256])
    expect(tokenizer.endOfDocument).toBe(259)
    expect(tokenizer.size).toBe(260)
    expect(tokenizer.label).toBe('byte-level BPE of 260 tokens')
  })

  test('merges as pairs, and files that do not name their model', () => {
    const merges = [
      ['l', 'o'],
      ['lo', 'w'],
      ['Ġ', 'low'],
    ]
    expect([...read({ model: { merges, type: undefined } }).encode('low low')]).toEqual([257, 258])
  })

  test('writes the file as it was read', () => {
    expect(read().toJson()).toBe(gpt2File())
  })

  test('any text comes back, and special tokens cannot be written', () => {
    const tokenizer = read()
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(text)
        expect(tokenizer.encode(text)).not.toContain(259)
      }),
    )
    expect(tokenizer.decode(tokenizer.encode('a<|endoftext|>b'))).toBe('a<|endoftext|>b')
  })

  test('the end of a document, by name, as the only special token, or as told', () => {
    const added = (...contents: string[]) =>
      contents.map((content, at) => ({ id: 260 + at, content, special: true }))
    const model = { vocab: vocabularyWith('lo', 'low', 'Ġlow') }
    expect(read({ model, added_tokens: added('<s>', '</s>') }).endOfDocument).toBe(261)
    expect(read({ model, added_tokens: added('<stop>') }).endOfDocument).toBe(260)
    const json = gpt2File({ model, added_tokens: added('<a>', '</s>') })
    expect(readTokenizer(json, PATH, { endOfDocument: '<a>' }).endOfDocument).toBe(260)
    expect(() => readTokenizer(json, PATH, { endOfDocument: '<b>' })).toThrow('there is no <b>')
    expect(readTokenizer(json, PATH, { endOfDocument: 260 }).endOfDocument).toBe(260)
    expect(() => readTokenizer(json, PATH, { endOfDocument: 3 })).toThrow(
      'added_tokens: the token 3, after which texts are said to end, is "ă", no special one',
    )
    expect(() => readTokenizer(json, PATH, { endOfDocument: 999 })).toThrow('is not there')
    expect(() => read({ model, added_tokens: added('<a>', '<b>') })).toThrow(BadInputError)
    expect(() => read({ model, added_tokens: [] })).toThrow('no token ends a document')
  })

  test('ids without a token decode to nothing', () => {
    const added_tokens = [
      { id: 259, content: '<|endoftext|>', special: true },
      { id: 300, content: '<reserved>', special: true },
    ]
    const tokenizer = read({ added_tokens })
    expect(tokenizer.size).toBe(301)
    expect(tokenizer.decode([97, 280, 300, 98])).toBe('ab')
  })
})

describe('added tokens that are not special', () => {
  const end = { id: 259, content: '<|endoftext|>', special: true }

  test('are found in the text, the longest first, and come back', () => {
    const added_tokens = [
      end,
      { id: 260, content: '  ' },
      { id: 261, content: '    ' },
      { id: 262, content: '<é.>' },
    ]
    const tokenizer = read({ added_tokens })
    // Five spaces: four and one, which stays with the word.
    expect([...tokenizer.encode('a     low<é.>b')]).toEqual([97, 261, 258, 262, 98])
    expect(tokenizer.decode([97, 261, 258, 262, 98])).toBe('a     low<é.>b')
    fc.assert(fc.property(anyText, (text) => tokenizer.decode(tokenizer.encode(text)) === text))
  })

  test('are their own characters, not those of the alphabet', () => {
    // "Ġlow" as an added token is these four characters; " low" must not become it.
    const added_tokens = [end, { id: 258, content: 'Ġlow' }]
    for (const ignore_merges of [false, true]) {
      const tokenizer = read({ added_tokens, model: { ignore_merges } })
      expect([...tokenizer.encode('Ġlow low')]).toEqual([258, 32, 257])
      expect(tokenizer.decode([258, 32, 257])).toBe('Ġlow low')
    }
  })

  test('must not swallow what stands beside them', () => {
    const added_tokens = [end, { id: 260, content: '<x>', lstrip: true }]
    expect(() => read({ added_tokens })).toThrow('added_tokens[1].lstrip')
  })
})

describe('add_prefix_space', () => {
  const tokenizer = read({ pre_tokenizer: { type: 'ByteLevel', add_prefix_space: true, use_regex: true } })

  test('puts a space before the text and takes it off again', () => {
    expect([...tokenizer.encode('low')]).toEqual([258])
    expect(tokenizer.decode([258])).toBe('low')
    expect(tokenizer.encode('')).toHaveLength(0)
    fc.assert(fc.property(anyText, (text) => tokenizer.decode(tokenizer.encode(text)) === text))
    expect(tokenizer.decode(tokenizer.encode(' low'))).toBe(' low')
  })

  test('is on where the file does not say', () => {
    expect([...read({ pre_tokenizer: { type: 'ByteLevel' } }).encode('low')]).toEqual([258])
  })
})

describe('Llama 3, Qwen and their kind', () => {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, use_regex: false }
  const split = (Regex: string) => ({
    type: 'Split',
    pattern: { Regex },
    behavior: 'Isolated',
    invert: false,
  })
  const sequence = (...pretokenizers: object[]) => ({ type: 'Sequence', pretokenizers })

  test('a Split before ByteLevel decides what is merged', () => {
    const pattern = "(?i:'s)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s+"
    const tokenizer = read({ pre_tokenizer: sequence(split(pattern), byteLevel) })
    expect([...tokenizer.encode('low low')]).toEqual([257, 258])
    const apart = read({ pre_tokenizer: sequence(split('o'), byteLevel) })
    expect([...apart.encode('low')]).toEqual([108, 111, 119])
  })

  test('use_regex: false cuts nothing', () => {
    // By hand: "low" is merged twice in "lowlow" and "Ġlow" in the middle, whatever stands around.
    expect([...read({ pre_tokenizer: byteLevel }).encode('lowlow low1')]).toEqual([257, 257, 258, 49])
  })

  test('Digits, literal Splits, and Split that removes what does not match', () => {
    const digits = { type: 'Digits', individual_digits: true }
    const vocab = vocabularyWith('lo', 'low', 'Ġlow', '<|endoftext|>', '12')
    const merges = ['l o', 'lo w', 'Ġ low', '1 2']
    const ids = (...steps: object[]) => [
      ...read({ pre_tokenizer: sequence(...steps), model: { vocab, merges } }).encode('12.'),
    ]
    expect(ids(byteLevel)).toEqual([260, 46])
    expect(ids({ ...digits, individual_digits: false }, byteLevel)).toEqual([260, 46])
    expect(ids(digits, byteLevel)).toEqual([49, 50, 46])
    expect(ids({ type: 'Split', pattern: { String: '2.' }, behavior: 'Isolated' }, byteLevel)).toEqual([
      49, 50, 46,
    ])
    const matches = { ...split('[12]+|[^12]+'), behavior: 'Removed', invert: true }
    expect(ids(matches, byteLevel)).toEqual([260, 46])
  })

  test('ignore_merges takes whole pieces that are tokens', () => {
    const vocab = vocabularyWith('lo', 'low', 'Ġlow', '<|endoftext|>', 'xyz')
    expect([...read({ model: { vocab } }).encode('xyz low')]).toEqual([120, 121, 122, 258])
    const tokenizer = read({ model: { vocab, ignore_merges: true } })
    expect([...tokenizer.encode('xyz low')]).toEqual([260, 258])
    fc.assert(fc.property(anyText, (text) => tokenizer.decode(tokenizer.encode(text)) === text))
  })

  test('not even ignore_merges or a merge makes a special token of a text', () => {
    const whole = read({ pre_tokenizer: byteLevel, model: { ignore_merges: true } })
    expect(whole.encode('<|endoftext|>')).not.toContain(259)
    const added_tokens = [
      { id: 259, content: '<|endoftext|>', special: true },
      { id: 257, content: 'low', special: true },
    ]
    expect([...read({ added_tokens }).encode('low')]).toEqual([256, 119])
  })

  test('NFC is passed over: text keeps its form', () => {
    const tokenizer = read({ normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }] } })
    expect(tokenizer.decode(tokenizer.encode('e\u0301'))).toBe('e\u0301')
  })
})

describe('what we write is read again', () => {
  test.each([
    ['bytes', async () => bytesTokenizer()],
    ['characters', async () => charactersOf(['The cat, 12\n"\\\u{1f642}\u2028'])],
    ['words', async () => wordsOf(['The cat sat, 12 <3\n"\\ __proto__ \u{1f642}', 'cat'])],
    ['bpe', () => trainBpe(['the cat the dog the 1 the 1', 'été été'], { vocabulary: 270 })],
  ])('%s', async (_name, make) => {
    const tokenizer = await make()
    const again = readTokenizer(tokenizer.toJson(), PATH)
    expect(again.toJson()).toBe(tokenizer.toJson())
    const { label, size, endOfDocument, unknown } = tokenizer
    expect(again).toMatchObject({ label, size, endOfDocument })
    expect(again.unknown).toBe(unknown)
    fc.assert(
      fc.property(anyText, (text) => {
        expect(again.encode(text)).toEqual(tokenizer.encode(text))
        expect(again.decode(again.encode(text))).toBe(tokenizer.decode(tokenizer.encode(text)))
      }),
    )
  })

  test('in the layout of Hugging Face, tokens in the order of their ids', () => {
    const json = charactersOf(['1a']).toJson()
    const file = JSON.parse(json)
    expect(file.model).toEqual({
      type: 'WordLevel',
      vocab: { 1: 0, a: 1, '<|unknown|>': 2, '<|endoftext|>': 3 },
      unk_token: '<|unknown|>',
    })
    expect(file.added_tokens[0]).toMatchObject({ id: 3, content: '<|endoftext|>', special: true })
    expect(file.pre_tokenizer).toEqual({
      type: 'Split',
      pattern: { Regex: '[\\s\\S]' },
      behavior: 'Isolated',
      invert: false,
    })
    expect(json.indexOf('"a":1')).toBeLessThan(json.indexOf('"<|unknown|>":2'))
  })
})

describe('what is not supported is one clear error', () => {
  const words = (change: object) => ({ model: { type: 'WordLevel', unk_token: '<|unknown|>', ...change } })

  test.each<[string, FileChanges, string]>([
    ['another model', { model: { type: 'Unigram' } }, 'model.type: expected BPE, found "Unigram"'],
    [
      'no model',
      { model: { type: undefined, merges: undefined } },
      'model.type: expected a text, found nothing',
    ],
    [
      'a normalizer',
      { normalizer: { type: 'Lowercase' } },
      'normalizer.type: expected no normalizer, or NFC',
    ],
    ['another cut', { pre_tokenizer: { type: 'Metaspace' } }, 'pre_tokenizer.type: expected ByteLevel'],
    ['no cut', { pre_tokenizer: null }, 'pre_tokenizer.type: expected ByteLevel'],
    [
      'ByteLevel not last',
      { pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'ByteLevel' }, { type: 'Digits' }] } },
      'pre_tokenizer.pretokenizers[1].type: expected ByteLevel',
    ],
    [
      'a pattern of another kind',
      {
        pre_tokenizer: {
          type: 'Sequence',
          pretokenizers: [
            { type: 'Split', behavior: 'Isolated', pattern: { Regex: 'a++' } },
            { type: 'ByteLevel' },
          ],
        },
      },
      'pretokenizers[0].pattern.Regex: expected a pattern that can be translated to JavaScript (this quantifier',
    ],
    [
      'a Split that drops text',
      {
        pre_tokenizer: {
          type: 'Sequence',
          pretokenizers: [
            { type: 'Split', behavior: 'Removed', invert: false, pattern: { String: ' ' } },
            { type: 'ByteLevel' },
          ],
        },
      },
      'pretokenizers[0].behavior: expected Isolated',
    ],
    [
      'affixes',
      { model: { end_of_word_suffix: '</w>' } },
      'model.end_of_word_suffix: expected null, found "</w>"',
    ],
    ['dropout', { model: { dropout: 0.1 } }, 'model.dropout: expected null, found 0.1'],
    ['byte_fallback', { model: { byte_fallback: true } }, 'model.byte_fallback: expected false'],
    ['no vocabulary', { model: { vocab: undefined } }, 'model.vocab: expected an object, found nothing'],
    [
      'a missing byte',
      { model: { vocab: { a: 0 } } },
      'model.vocab: there is no ordinary token "Ā" for the byte 0',
    ],
    [
      'an id twice',
      { model: { vocab: { a: 0, b: 0 } } },
      'model.vocab["b"]: expected an id that no other token has',
    ],
    ['an id that is none', { model: { vocab: { a: 0.5 } } }, 'model.vocab["a"]: expected a whole number'],
    [
      'a merge of unknown tokens',
      { model: { merges: ['l q'] } },
      'model.merges[0]: expected tokens of the vocabulary',
    ],
    ['half a merge', { model: { merges: ['l'] } }, 'model.merges[0]: expected two tokens'],
    ['merges that are no list', { model: { merges: 'l o' } }, 'model.merges: expected a list'],
    [
      'an added token with the id of another',
      { added_tokens: [{ id: 257, content: '<x>', special: true }] },
      'the id 257 of the added token <x>',
    ],
    ['an added token of nothing', { added_tokens: [{ id: 300, content: '' }] }, 'added_tokens[0].content'],
    [
      'a flag that is none',
      { added_tokens: [{ id: 300, content: 'x', special: 1 }] },
      'added_tokens[0].special',
    ],
    ['words of others', words({ vocab: { a: 0, '[UNK]': 1 } }), 'model.vocab: expected the ids 0, 1, 2'],
    [
      'words cut in another way',
      {
        ...words({ vocab: { a: 0, '<|unknown|>': 1, '<|endoftext|>': 2 } }),
        pre_tokenizer: { type: 'Whitespace' },
      },
      'pre_tokenizer.pattern.Regex: expected a text, found nothing',
    ],
  ])('%s', (_what, changes, message) => {
    const attempt = () => read(changes)
    expect(attempt).toThrow(BadInputError)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(PATH)
  })

  test('what is no JSON, or no object', () => {
    expect(() => readTokenizer('<html>', PATH)).toThrow(`${PATH} is no valid JSON`)
    expect(() => readTokenizer('[]', PATH)).toThrow('model.type: expected a text, found nothing')
  })
})
