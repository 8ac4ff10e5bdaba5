import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { strategies } from '../../src/mixing/registry.js'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/strategies.md', root), 'utf8')

test('every strategy has its row and its section, and there are no others', () => {
  const names = strategies.map(({ name }) => name).sort()
  const sections = [...page.matchAll(/^### (\S+)$/gm)].map(([, name]) => name)
  expect(sections.sort()).toEqual(names)
  const rows = [...page.matchAll(/^\| `([^`]+)` \|.*\]\(#(\S+)\) \|$/gm)].map(([, name, anchor]) => [
    name,
    anchor,
  ])
  expect(rows.sort()).toEqual(names.map((name) => [name, name]))
})

test('the tests it names are there', () => {
  const named = [...page.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path)
  expect(named.length).toBeGreaterThan(10)
  for (const path of named) expect(existsSync(new URL(path, root)), path).toBe(true)
})
