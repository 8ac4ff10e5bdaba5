import { claimsInWords, type Findings } from '../findings.js'
import { escapeMarkdown } from './escape.js'

/** What was found: checked claims, and what each figure shows. */
export function findingsMarkdown({ claims, figures }: Findings): readonly string[] {
  if (claims.length === 0 && figures.length === 0) return []
  const checked = claims.map(({ claim, verdict, measured, remark }) => {
    const more = remark === undefined ? '' : ` ${escapeMarkdown(remark)}`
    return `- **${escapeMarkdown(claim)}** (${verdict}): ${escapeMarkdown(measured)}.${more}`
  })
  return [
    '## What was found',
    escapeMarkdown(claimsInWords(claims) ?? ''),
    checked.join('\n'),
    figures.length === 0 ? '' : 'In pictures:',
    figures.map(({ title }) => `- ${escapeMarkdown(title)}`).join('\n'),
  ]
}
