import { expect, it } from 'vitest'
import { escapeLatex } from '../../../src/report/latex/escape.js'

it('leaves no command, no comment and no column in a text', () => {
  expect(escapeLatex('50% human_a & \\input{x} #1 $y$ ^~')).toBe(
    '50\\% human\\_a \\& \\textbackslash{}input\\{x\\} \\#1 \\$y\\$ \\textasciicircum{}\\textasciitilde{}',
  )
  expect(escapeLatex('−3.1 pt')).toBe('$-$3.1 pt')
})
