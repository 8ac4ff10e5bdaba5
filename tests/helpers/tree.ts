import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** What may differ between two runs of the same experiment: durations, machines, the lock. */
const OUTSIDE = ['timings', 'environment.json', 'lock']

/** Relative path to SHA-256 of every reproducible file of an experiment's results folder, `runs/<name>`. */
export function reproducibleFiles(root: string): Record<string, string> {
  const files: Record<string, string> = {}
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(root, path).split(sep).join('/')
    if (OUTSIDE.some((outside) => name === outside || name.startsWith(`${outside}/`))) continue
    files[name] = createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}
