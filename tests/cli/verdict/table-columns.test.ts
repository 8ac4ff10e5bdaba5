import { expect, it } from 'vitest'
import { without, withoutEmpty } from '../../../src/cli/verdict/table-columns.js'

const table = {
  id: 'table',
  title: 'Table',
  intro: '',
  columns: ['strategy', 'value', 'remark'],
  rows: [
    ['replace', '1', ''],
    ['mix', '', ''],
  ],
  notes: [],
  folded: false,
}

it('leaves out the columns named', () => {
  expect(without(table, ['value'])).toMatchObject({
    columns: ['strategy', 'remark'],
    rows: [
      ['replace', ''],
      ['mix', ''],
    ],
  })
})

it('leaves out what is empty in every row', () => {
  expect(withoutEmpty(table).columns).toEqual(['strategy', 'value'])
})
