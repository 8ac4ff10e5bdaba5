import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CLIENT } from './client.js'

const require = createRequire(import.meta.url)

/** A script to inline, with the hash under which the page's policy allows it. */
export interface InlineScript {
  readonly text: string
  readonly hash: string
}

/** Vega, Vega-Lite, Vega-Embed (with its expression interpreter: no eval) and our own, in that order. */
export async function inlineScripts(more: readonly string[] = []): Promise<readonly InlineScript[]> {
  const libraries = await Promise.all(
    ['vega', 'vega-lite', 'vega-embed'].map((name) => readFile(bundlePath(name), 'utf8')),
  )
  return [...libraries, CLIENT, ...more].map(inline)
}

/** The browser build beside a package's entry: packages export only the entry itself. */
function bundlePath(name: string): string {
  const paths = require.resolve.paths(name) ?? []
  for (const folder of paths) {
    const path = join(folder, name, 'build', `${name}.min.js`)
    try {
      return require.resolve(path)
    } catch {
      // Not in this node_modules folder: the next one up.
    }
  }
  return join(dirname(require.resolve(name)), `${name}.min.js`)
}

function inline(source: string): InlineScript {
  // A browser ends the element at "</script" and changes its reading at "<!--", also inside strings, where
  // the backslash says the same. Source maps would be a request for developers.
  const text = source
    .replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--')
    .replace(/\r\n?/g, '\n')
  const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`
  return { text, hash }
}
