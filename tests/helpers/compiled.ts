import { fileURLToPath } from 'node:url'

/**
 * The public API as compiled. Worker processes run files of `dist`, so what starts them has to be there too; its
 * types come from the sources, which are there before anything is compiled.
 */
export function compiledApi(): Promise<typeof import('../../src/index.js')> {
  const path = fileURLToPath(new URL('../../dist/index.js', import.meta.url))
  return import(/* @vite-ignore */ path) as Promise<typeof import('../../src/index.js')>
}
