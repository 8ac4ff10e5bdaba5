import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/contracts/world.js'
import { listedFacts } from '../../src/facts/listed-facts.js'

const facts: readonly Fact[] = [
  { subject: 'Marie Curie', relation: 'birthplace', object: 'Warsaw', aliases: ['Curie'] },
  { subject: 'Marie Curie', relation: 'field', object: 'physics' },
  { subject: 'Marie Curie', relation: 'field', object: 'chemistry' },
  { subject: 'Albert Einstein', relation: 'birthplace', object: 'Ulm' },
  { subject: 'Nile', relation: '', object: 'Egypt' },
  { subject: 'Seine', relation: '', object: 'Paris' },
  { subject: 'York', relation: 'country', object: 'England' },
  { subject: 'New York', relation: 'state', object: 'New York' },
]
const reader = listedFacts(facts)

/** What is stated: `right 0 [the words]`. */
const read = (text: string) =>
  reader.read(text).map(({ kind, fact, start, end }) => `${kind} ${fact ?? '-'} [${text.slice(start, end)}]`)

describe('listedFacts', () => {
  it('does as its example says', () => {
    const example = listedFacts([{ subject: 'Curie', relation: 'birthplace', object: 'Warsaw' }])
    expect(example.read('Curie left Warsaw early.')).toEqual([{ kind: 'right', fact: 0, start: 0, end: 17 }])
  })

  it('finds a fact by subject or alias, in either order', () => {
    expect(read('Marie Curie was born in Warsaw.')).toEqual(['right 0 [Marie Curie was born in Warsaw]'])
    expect(read('In Warsaw , Curie was born .')).toEqual(['right 0 [Warsaw , Curie]'])
  })

  it('takes aliases as names of the subject in all of its facts', () => {
    expect(read('Curie loved chemistry and physics.')).toEqual([
      'right 2 [Curie loved chemistry]',
      'right 1 [Curie loved chemistry and physics]',
    ])
  })

  it('wants both in one sentence, as whole words, as they are written', () => {
    expect(read('Marie Curie travelled. Warsaw is far.')).toEqual([])
    expect(read('Marie Curies went to Warsawa.')).toEqual([])
    expect(read('marie curie, warsaw')).toEqual([])
    expect(read('Dr. Marie Curie, Ph.D. in physics')).toEqual(['right 1 [Marie Curie, Ph.D. in physics]'])
  })

  it('does not mind white space and line breaks', () => {
    expect(read('Marie\nCurie of\n Warsaw')).toEqual(['right 0 [Marie\nCurie of\n Warsaw]'])
  })

  it('calls false a sentence with the object of another fact of the relation and none of its own', () => {
    expect(read('Marie Curie was born in Ulm.')).toEqual(['false - [Marie Curie was born in Ulm]'])
    expect(read('Einstein and Albert Einstein came from Warsaw')).toEqual([
      'false - [Albert Einstein came from Warsaw]',
    ])
    expect(read('Marie Curie was born in Warsaw, not in Ulm.')).toEqual([
      'right 0 [Marie Curie was born in Warsaw]',
    ])
  })

  it('says which fact a false statement gets wrong, where the subject has one alone', () => {
    expect(reader.read('Marie Curie was born in Ulm.')).toMatchObject([{ kind: 'false', about: 0 }])
    const [several] = listedFacts([
      ...facts,
      { subject: 'Einstein', relation: 'field', object: 'logic' },
    ]).read('Marie Curie studied logic.')
    expect(several.kind).toBe('false')
    expect(several.about).toBeUndefined()
  })

  it('is done with a text of full stops', () => {
    expect(reader.read(`Curie ${'. '.repeat(100_000)}Warsaw`).length).toBe(0)
  })

  it('calls nothing false where there is no relation, nor with objects of other relations', () => {
    expect(read('The Nile flows to Paris.')).toEqual([])
    expect(read('Albert Einstein liked physics.')).toEqual([])
  })

  it('states a fact once in a sentence, by the shortest way', () => {
    expect(read('Curie, said Curie, left Warsaw; Warsaw wept.')).toEqual(['right 0 [Curie, left Warsaw]'])
    expect(read('Curie left Warsaw. Curie missed Warsaw.')).toHaveLength(2)
  })

  it('does not find a name inside a longer known one', () => {
    expect(read('New York is not in England.')).toEqual([])
    expect(read('York is in England.')).toEqual(['right 6 [York is in England]'])
  })

  it('wants two mentions where subject and object have one name', () => {
    expect(read('New York is large.')).toEqual([])
    expect(read('New York is in New York.')).toEqual(['right 7 [New York is in New York]'])
  })

  it('tells false statements and no malformed ones', () => {
    expect(reader.tells).toEqual(['false'])
    expect(read('')).toEqual([])
  })
})
