import { visibleLine } from '../visible.js'

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '"': "''",
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '∞': '$\\infty$',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '’': "'",
  '…': '\\ldots{}',
}

/**
 * Text inside a LaTeX paragraph or table cell: nothing in it is a command.
 *
 * @example
 * escapeLatex('50% human_a') // '50\\% human\\_a'
 */
export function escapeLatex(text: string): string {
  return visibleLine(text, 2000).replace(/[\\{}$&%#_~^<>"−±×∞–—“”’…]/g, (character) => SPECIAL[character]!)
}
