import type { PageContent } from './page.js'
import { html, jsonForScript, type SafeHtml, trusted } from './safe-html.js'
import type { InlineScript } from './scripts.js'
import { styleSheet } from './style.js'

export interface Frame {
  /** Content security policy. */
  readonly policy: string
  readonly footer: string
  /** Above everything else. */
  readonly top?: SafeHtml
}

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

/** A whole page around its content. Buttons to pick out a strategy are useless without a script, and so hidden. */
export function pageFrame(
  { title, header, focus, main, charts }: PageContent,
  scripts: readonly InlineScript[],
  { policy, footer, top }: Frame,
): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${trusted(styleSheet())}</style></head>
<body>${top}<header>${header}</header>
<nav class="focus" aria-label="Pick out a strategy" hidden><div>${focus}</div></nav>
<main>${main}</main>
<footer>${footer}</footer>
<script type="application/json" id="chart-data">${jsonForScript(charts)}</script>
${scripts.map(({ text }) => trusted(`<script>${text}</script>\n`))}
</body></html>
`.markup
}
