import { html, jsonForScript, type SafeHtml, trusted } from './safe-html.js'
import type { InlineScript } from './scripts.js'
import { styleSheet } from './style.js'

/** Allows these scripts and nothing from outside; `more` names what else a page needs. */
export function pagePolicy(scripts: readonly InlineScript[], ...more: readonly string[]): string {
  const own = scripts.map(({ hash }) => `'${hash}'`).join(' ')
  return [
    "default-src 'none'",
    `script-src ${own}`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...more,
  ].join('; ')
}

export interface HtmlDocument {
  readonly title: string
  readonly scripts: readonly InlineScript[]
  /** What the scripts draw. */
  readonly charts: unknown
  readonly footer: string
  /** Content security policy; by default the scripts alone are allowed. */
  readonly policy?: string
  /** Rules beside those of all pages. */
  readonly css?: string
}

/** A file that opens from a disk without a network, with everything in it: what stands around the content of a page. */
export function htmlDocument(
  { title, scripts, charts, footer, policy = pagePolicy(scripts), css = '' }: HtmlDocument,
  content: SafeHtml,
): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${trusted(styleSheet())}${trusted(css)}</style></head>
<body>${content}
<footer>${footer}</footer>
<script type="application/json" id="chart-data">${jsonForScript(charts)}</script>
${scripts.map(({ text }) => trusted(`<script>${text}</script>\n`))}
</body></html>
`.markup
}
