/** Kinds of markup that a line can hold; `any`: at least one of them. */
export const markupKinds = ['heading', 'list', 'code', 'link', 'html', 'any'] as const

export type MarkupKind = (typeof markupKinds)[number]

export interface MarkupLines {
  /** Lines that are not blank. */
  readonly lines: number
  readonly of: Readonly<Record<MarkupKind, number>>
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
/** A tag that begins and ends on the line; without `<` inside, so that each `<` is looked at once. */
const TAG = /<\/?[A-Za-z][^<>]*>|<!--/

/**
 * Counts the lines of a text that hold markup: Markdown headings, items of lists, code between fences (the fences
 * included; one that nobody closes reaches to the end), links and images `[..](..)`, HTML tags. Inside code
 * nothing else is looked for.
 *
 * @example
 * countMarkup('# Rain\n\n- it <b>fell</b>') // 2 lines: heading 1, list 1, html 1, any 2
 */
export function countMarkup(text: string): MarkupLines {
  const of = { heading: 0, list: 0, code: 0, link: 0, html: 0, any: 0 }
  let lines = 0
  let fence = ''
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (line.trim() === '') continue
    lines++
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (fence !== '' || mark !== '') {
      of.code++
      of.any++
      if (fence === '') fence = mark
      else if (closes(line, mark, fence)) fence = ''
      continue
    }
    const found = {
      heading: HEADING.test(line),
      list: LIST_ITEM.test(line),
      link: holdsLink(line),
      html: TAG.test(line),
    }
    for (const kind of ['heading', 'list', 'link', 'html'] as const) if (found[kind]) of[kind]++
    if (found.heading || found.list || found.link || found.html) of.any++
  }
  return { lines, of }
}

/** The same mark, at least as often, and nothing behind it. */
function closes(line: string, mark: string, fence: string): boolean {
  return mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark
}

/** Whether `[`, `](` and `)` follow one another. */
function holdsLink(line: string): boolean {
  const open = line.indexOf('[')
  const middle = open < 0 ? -1 : line.indexOf('](', open + 1)
  return middle >= 0 && line.includes(')', middle + 2)
}
