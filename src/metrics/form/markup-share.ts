import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { countMarkup, type MarkupKind, markupKinds } from '../../text/markup.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'

const minimum = { documents: 1 }

/**
 * @example
 * markup_share of ['# Rain', 'It <b>fell</b>.'] // heading: 1/2, html: 1/2, any: 1, all others 0
 */
export const metrics: readonly Metric[] = [
  {
    id: 'markup_share',
    version: 1,
    label: 'Lines with markup',
    unit: 'share of lines',
    format: 'percent',
    better: 'neither',
    needs: [],
    minimum,
    definition: `Share of the sample's lines that hold markup. Chat models write lists and headings where people write paragraphs; scraped text holds tags.

**Formula.** lines of the kind / lines that are not blank, over all documents.

**Groups.** \`heading\`: # to ###### and a blank; \`list\`: an item that begins with -, *, + or a number and . or ); \`code\`: lines from one fence of three or more backquotes or tildes to the next, both included (inside, nothing else is looked for); \`link\`: [text](target), images too; \`html\`: a tag that begins and ends on the line, or the beginning of a comment; \`any\`: at least one of them. A line can be of several kinds.

**Bias.** None by size. Text without line breaks, as models of words write it, is one line a document: a share of documents then. Only these signs are looked for, not whether a parser would take them.

**Smallest sensible sample.** About 100 lines.

Source: counted; signs as in CommonMark 0.31.`,
    measure({ probe }) {
      const small = belowMinimum(minimum, probe)
      if (small) return [small]
      const { lines, of } = sumOfMarkup(probe)
      if (lines === 0) return [undefinedBecause('the sample has no lines with text', 0)]
      return markupKinds.map((kind) => ({ group: kind, value: of[kind] / lines, n: lines }))
    },
  },
]

function sumOfMarkup({ texts }: TextView): { lines: number; of: Record<MarkupKind, number> } {
  const sum = { lines: 0, of: { heading: 0, list: 0, code: 0, link: 0, html: 0, any: 0 } }
  for (const text of texts) {
    const { lines, of } = countMarkup(text)
    sum.lines += lines
    for (const kind of markupKinds) sum.of[kind] += of[kind]
  }
  return sum
}
