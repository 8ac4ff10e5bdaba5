import { FORM_MARKS, type FormMark } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { type Estimate, ratioOfSums } from '../../../numerics/ratio-of-sums.js'

/** Share of documents that hold each mark of form: what tokens do not show, and a reader sees first. */
export function formMarks({ texts }: TextView): Partial<Record<FormMark, Estimate | undefined>> {
  const all = new Uint8Array(texts.length).fill(1)
  const shares: Partial<Record<FormMark, Estimate | undefined>> = {}
  for (const mark of FORM_MARKS) {
    const holds = texts.map((text) => Number(HOLDS[mark](text)))
    shares[mark] = ratioOfSums(holds, all)
  }
  return shares
}

/** Each looks at every character a bounded number of times. */
const HOLDS: Readonly<Record<FormMark, (text: string) => boolean>> = {
  'line breaks': (text) => text.trim().includes('\n'),
  'list items': (text) => /^[ \t]{0,8}(?:[-*•]|\d{1,3}[.)]) \S/m.test(text),
  'Markdown headings or bold': (text) => /^#{1,6} \S/m.test(text) || /\*\*[^\s*]/.test(text),
  'code fences': (text) => text.includes('```'),
  'HTML tags': (text) => /<\/?[a-z][^<>]{0,80}>/i.test(text),
  'web addresses': (text) => /https?:\/\/\w/i.test(text),
  'straight double quotes': (text) => text.includes('"'),
  'curly double quotes': (text) => /[“”]/.test(text),
  'long dashes': (text) => text.includes('—'),
  emoji: (text) => /\p{Emoji_Presentation}/u.test(text),
  'spaces before commas': (text) => / ,(?=\s)/.test(text),
}
