import { htmlDocument } from './html-document.js'
import type { PageContent } from './page.js'
import { html, type SafeHtml } from './safe-html.js'
import type { InlineScript } from './scripts.js'

export interface Frame {
  /** Content security policy. */
  readonly policy?: string
  readonly footer: string
  /** Above everything else. */
  readonly top?: SafeHtml
}

/** A whole page around its content. Buttons to pick out a strategy are useless without a script, and so hidden. */
export function pageFrame(
  { title, header, focus, main, charts }: PageContent,
  scripts: readonly InlineScript[],
  { top, ...frame }: Frame,
): string {
  return htmlDocument(
    { title, scripts, charts, ...frame },
    html`${top}<header>${header}</header>
<nav class="focus" aria-label="Pick out a strategy" hidden><div>${focus}</div></nav>
<main>${main}</main>`,
  )
}
