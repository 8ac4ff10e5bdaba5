import { describe, expect, it } from 'vitest'
import { mineFacts } from '../../src/facts/mined-facts.js'

const mined = (...texts: string[]) => mineFacts(texts).facts.map(({ subject }) => subject)

describe('mineFacts: names', () => {
  it('does as its example says', () => {
    expect(mined('He saw New York in 1999.')).toEqual(['New York', '1999'])
  })

  it.each([
    ['he met Vincent van Gogh and Charles de Gaulle', ['Vincent van Gogh', 'Charles de Gaulle']],
    ['the Bank of the West, of Rio de la Plata', ['Bank of the West', 'Rio de la Plata']],
    ['by J. R. R. Tolkien in St. Louis', ['J. R. R. Tolkien', 'St. Louis']],
    ["to Jean-Luc Picard and Conan O'Brien", ['Jean-Luc Picard', "Conan O'Brien"]],
    ['to Jean @-@ Luc Picard , Paris , France', ['Jean @-@ Luc Picard']],
    ['a word, One word, Two. of Three', []],
    ['the U.S. and the U.S. Army', ['U.S. Army']],
    ['that I Paris never saw', []],
    ['from New York-based firms', ['New York']],
    ['king of no Man of the Year', ['Man of the Year']],
    ['so Marie\nThen he left', []],
    ['all One Two Three Four Five Six Seven Eight Nine', []],
  ])('are found in %j', (text, names) => {
    expect(mined(text)).toEqual(names)
  })

  it('do not begin with a word that is capitalised only because something begins', () => {
    expect(mined('In New York it rains in spring.')).toEqual(['New York'])
    expect(mined('Then Smith left, then he came back.')).toEqual([])
    expect(mined('He said: "Then John Smith left, and then it rained."')).toEqual(['John Smith'])
    // Seen inside a sentence as well, or never in lower case.
    expect(mined('The Hague is old. He lives in The Hague, the city.')).toEqual(['The Hague'])
    expect(mined('Valkyria Chronicles is a game.')).toEqual(['Valkyria Chronicles'])
  })

  it('are numbered as they come, once each, and read longest first', () => {
    const { facts, read } = mineFacts([
      'of New York',
      'the New York Times in New York, 12 and 1 @,@ 200 and 7',
    ])
    expect(facts).toEqual([
      { subject: 'New York', relation: 'name', object: '' },
      { subject: 'New York Times', relation: 'name', object: '' },
      { subject: '12', relation: 'number', object: '' },
      { subject: '1 @,@ 200', relation: 'number', object: '' },
    ])
    const text = 'New\nYork Times! in New York; 1,200 of 12 New Yorks'
    expect(read(text).map(({ kind, fact, start, end }) => [kind, fact, text.slice(start, end)])).toEqual([
      ['right', 1, 'New\nYork Times'],
      ['right', 0, 'New York'],
      ['right', 3, '1,200'],
      ['right', 2, '12'],
    ])
  })

  it('are all found in the texts they come from, and nothing is told wrong', () => {
    // "Old Town" is a run of its own once, but there "In Old Town" is known from a title and longer.
    const texts = [
      'the song In Old Town',
      'In Old Town he sings in the rain in the sun',
      'of John Smith 1999',
    ]
    const { facts, read, tells } = mineFacts(texts)
    const found = new Set(texts.flatMap((text) => read(text).map(({ fact }) => fact)))
    expect(found.size).toBe(facts.length)
    expect(facts.map(({ subject }) => subject)).toEqual(['In Old Town', 'John Smith', '1999'])
    expect(tells).toEqual([])
  })

  it('are none where there are none', () => {
    expect(mineFacts([]).facts).toEqual([])
    expect(mineFacts(['', 'nothing here']).read('New York 1999')).toEqual([])
  })
})
