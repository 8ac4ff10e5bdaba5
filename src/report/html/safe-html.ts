import { visible } from '../visible.js'

/** Markup that was built by `html`: everything put into it was escaped. */
export interface SafeHtml {
  readonly markup: string
}

type Content = string | number | SafeHtml | readonly Content[] | undefined | false

/** Escapes text for element content and quoted attributes; hidden and reordering characters are written out. */
export function escapeHtml(text: string): string {
  return visible(text).replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
  )
}

/** Template tag: interpolated text is escaped, interpolated markup is not. Lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): SafeHtml {
  let markup = parts[0]!
  values.forEach((value, i) => {
    markup += render(value) + parts[i + 1]!
  })
  return { markup }
}

/** Only for markup that holds nothing from outside: our own scripts, styles and rendered charts. */
export function trusted(markup: string): SafeHtml {
  return { markup }
}

/**
 * JSON for a script element. Every `<` becomes \u003c, so that no text in it can close the element or open a
 * comment; the line separators that end a line in JavaScript are escaped too.
 */
export function jsonForScript(value: unknown): SafeHtml {
  const json = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return { markup: json }
}

function render(value: Content): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if ('markup' in value) return value.markup
  return value.map(render).join('')
}
