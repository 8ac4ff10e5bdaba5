import { expect, test } from 'vitest'
import { DISPLAY } from '../../../src/report/notebook/displayed.js'
import { showTable } from '../../../src/report/notebook/show-table.js'

test('is markup with everything escaped, and aligned text', () => {
  const table = {
    columns: ['arm', 'value'],
    rows: [
      ['<b>replace</b>', 0.123456],
      ['mix', Number.NaN],
      ['', undefined],
    ],
  }
  const media = showTable(table)[DISPLAY]()
  expect(media['text/html']).toBe(
    '<table><thead><tr><th>arm</th><th>value</th></tr></thead><tbody>' +
      '<tr><td>&lt;b&gt;replace&lt;/b&gt;</td><td>0.123</td></tr>' +
      '<tr><td>mix</td><td>–</td></tr><tr><td></td><td>–</td></tr></tbody></table>',
  )
  expect(media['text/plain']).toBe(
    ['arm             value', '<b>replace</b>  0.123', 'mix             –', '                –'].join('\n'),
  )
})

test('says infinite values as they are', () => {
  const media = showTable({ columns: ['loss'], rows: [[Number.POSITIVE_INFINITY]] })[DISPLAY]()
  expect(media['text/plain']).toBe('loss\nInfinity')
})
