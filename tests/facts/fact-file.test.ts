import { describe, expect, it } from 'vitest'
import { BadInputError } from '../../src/errors/index.js'
import { parseFacts } from '../../src/facts/fact-file.js'

const RIGHT = '{"subject":"Marie Curie","relation":"birthplace","object":"Warsaw","aliases":["Curie"]}'

describe('parseFacts', () => {
  it('reads one fact a line; relation and aliases may be left out', () => {
    const { facts, notes } = parseFacts(`${RIGHT}\r\n\n{"subject":"Nile","object":"Egypt"}`, 'f.jsonl')
    expect(facts).toEqual([
      { subject: 'Marie Curie', relation: 'birthplace', object: 'Warsaw', aliases: ['Curie'] },
      { subject: 'Nile', relation: '', object: 'Egypt' },
    ])
    expect(notes).toEqual([])
  })

  it('counts a repeated fact once, with all its aliases, and says so', () => {
    const again = RIGHT.replace('"Curie"', '"Madame Curie"')
    const { facts, notes } = parseFacts([RIGHT, again, RIGHT].join('\n'), 'f.jsonl')
    expect(facts).toHaveLength(1)
    expect(facts[0].aliases).toEqual(['Curie', 'Madame Curie'])
    expect(notes).toEqual(['f.jsonl: 2 lines repeat an earlier fact'])
  })

  it.each([
    ['{"subject":"a",}', 'f.jsonl:2: not valid JSON'],
    ['["a","b"]', 'f.jsonl:2: expected an object, got ["a","b"]'],
    ['{"subject":"a","obj":"b"}', 'f.jsonl:2: unknown key "obj"; known: subject, relation, object, aliases'],
    ['{"subject":"a"}', 'f.jsonl:2: "object" is missing'],
    ['{"subject":"a","object":1889}', 'f.jsonl:2: "object": expected text in quotes, got 1889'],
    ['{"subject":" ","object":"b"}', 'f.jsonl:2: "subject" is empty'],
    ['{"subject":"a","object":"b","relation":3}', 'f.jsonl:2: "relation": expected text in quotes, got 3'],
    ['{"subject":"a","object":"b","aliases":"c"}', 'f.jsonl:2: "aliases": expected a list of names, got "c"'],
    ['{"subject":"a","object":"b","aliases":["c",""]}', 'f.jsonl:2: "aliases.1" is empty'],
  ])('refuses %s', (line, message) => {
    const parse = () => parseFacts(`${RIGHT}\n${line}`, 'f.jsonl')
    expect(parse).toThrow(BadInputError)
    expect(parse).toThrow(message)
  })

  it('refuses a file without facts', () => {
    expect(() => parseFacts('\n \n', 'f.jsonl')).toThrow('f.jsonl: expected facts, found none')
  })
})
