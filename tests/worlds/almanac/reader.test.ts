import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFacts } from '../../../src/worlds/almanac/facts.js'
import { makeNames } from '../../../src/worlds/almanac/names.js'
import { makeReader } from '../../../src/worlds/almanac/reader.js'
import { relations } from '../../../src/worlds/almanac/relations.js'
import { templates } from '../../../src/worlds/almanac/templates.js'
import { writeSentence } from '../../../src/worlds/almanac/writer.js'

const sizes = { person: 40, place: 20, work: 20 }
const names = makeNames(sizes)
const facts = makeFacts(400, sizes)
const read = makeReader(names, facts)

/** A fact of the relation, and the sentence in which a template states it with this object or another one. */
function sentenceOf(template: (typeof templates)[number], shift = 0): { fact: number; text: string } {
  const fact = facts.relation.indexOf(template.relation)
  const { subject, object } = relations[template.relation]
  const objects = names[object]
  let other = (facts.object[fact] + shift) % objects.length
  if (subject === object && other === facts.subject[fact]) other = (other + 1) % objects.length
  return { fact, text: writeSentence(template, names[subject][facts.subject[fact]], objects[other]) }
}

describe.each(templates.map((template) => [template.source, template] as const))('%s', (_, template) => {
  const { fact, text } = sentenceOf(template)
  const style = template.register

  test('is read as it was written', () => {
    expect(read(text)).toEqual([{ kind: 'right', fact, style, start: 0, end: text.length }])
  })

  test('with another object is false', () => {
    const swapped = sentenceOf(template, 1).text
    expect(read(swapped)).toEqual([{ kind: 'false', about: fact, style, start: 0, end: swapped.length }])
  })

  test('with a word or its end missing, doubled or changed is malformed', () => {
    const tokens = text.split(' ')
    for (let at = 0; at < tokens.length; at++) {
      const cut = [...tokens.slice(0, at), ...tokens.slice(at + 1)].join(' ')
      const doubled = [...tokens.slice(0, at + 1), ...tokens.slice(at)].join(' ')
      const changed = [...tokens.slice(0, at), `x${tokens[at]}`, ...tokens.slice(at + 1)].join(' ')
      for (const broken of [cut, changed]) {
        expect(read(broken), broken).toEqual([{ kind: 'malformed', start: 0, end: broken.length }])
      }
      expect(
        read(doubled).some(({ kind }) => kind === 'malformed'),
        doubled,
      ).toBe(true)
    }
    expect(read(text.slice(0, -1))).toEqual([{ kind: 'malformed', start: 0, end: text.length - 1 }])
    expect(read(`${text}.`)).toEqual([{ kind: 'malformed', start: 0, end: text.length + 1 }])
  })

  test('white space between tokens does not matter', () => {
    const spaced = `\n ${text.replaceAll(' ', ' \t\u2003\n')}  `
    expect(read(spaced)).toMatchObject([{ kind: 'right', fact, start: 2, end: spaced.length - 2 }])
  })
})

describe('garbage', () => {
  test('an open end is malformed', () => {
    expect(read('Mara Velin was born in')).toEqual([{ kind: 'malformed', start: 0, end: 22 }])
  })

  test.each(['', ' ', '\n\t \u3000\u2028'])('no tokens, no statements: %j', (text) => {
    expect(read(text)).toEqual([])
  })

  test.each([
    '.',
    '...',
    '"?"',
    'Hello.',
    '\u{1f600}!',
    'Ünïcödé ß.',
    'person was born in place.',
    '{S} was born in {O}.',
  ])('a sentence of no template is malformed: %j', (text) => {
    expect(read(text)).toEqual([{ kind: 'malformed', start: 0, end: text.length }])
  })

  test('a text cannot pass for a slot', () => {
    const [subject, object] = [names.person[0], names.place[0]]
    expect(read(`person was born in place.`)[0].kind).toBe('malformed')
    expect(read(`${subject} was born in \nplace\n.`).every(({ kind }) => kind === 'malformed')).toBe(true)
    expect(read(`${object} was born in ${subject}.`)[0].kind).toBe('malformed')
  })

  test('names are told by whole words: punctuation inside a name or letters around it break it', () => {
    const [first, last] = names.person[0].split(' ')
    const rest = `was born in ${names.place[0]}.`
    for (const name of [
      `${first}, ${last}`,
      `${first} (${last}`,
      `${first}${last}`,
      first,
      last,
      `${first}s ${last}`,
    ]) {
      expect(read(`${name} ${rest}`)[0].kind, name).toBe('malformed')
    }
  })

  test('statements around garbage are found, a fragment at the end is malformed', () => {
    const { text, fact } = sentenceOf(templates[0])
    const whole = `${text} Nothing here! ${text} And then`
    expect(read(whole).map(({ kind }) => kind)).toEqual(['right', 'malformed', 'right', 'malformed'])
    const third = read(whole)[2]
    expect(third.fact).toBe(fact)
    expect(whole.slice(third.start, third.end)).toBe(text)
    expect(whole.slice(read(whole)[3].start)).toBe('And then')
  })

  test('sentences tile any text: in order, in range, ends on tokens', () => {
    const pieces = fc.constantFrom(
      ...templates[0].source.split(' '),
      ...names.person.slice(0, 3),
      names.place[0],
      '.',
      '!"',
      ' ',
      '\n',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        let covered = ''
        let before = 0
        for (const { start, end, kind, fact } of read(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(fact !== undefined).toBe(kind === 'right')
          covered += text.slice(start, end)
          before = end
        }
        const visible = (part: string) =>
          part.replace(/[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, '')
        expect(visible(covered)).toBe(visible(text))
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  test.each([
    ['one token', 'a'.repeat(1_000_000)],
    ['closing quotes', '"'.repeat(1_000_000)],
    ['full stops', '.'.repeat(1_000_000)],
    ['no end', 'word '.repeat(200_000)],
    ['half a name', `${names.person[0].split(' ')[0]} `.repeat(200_000)],
    ['a name', `${names.person[0]} `.repeat(100_000)],
    ['a name and a long token', `${names.person[0].split(' ')[0]} ${'a'.repeat(1_000_000)}.`],
  ])('a megabyte of %s is read to its end', (_, text) => {
    // Tens of milliseconds; anything quadratic takes minutes and meets the test's time limit.
    expect(read(text).map(({ kind }) => kind)).toEqual(['malformed'])
  })
})
