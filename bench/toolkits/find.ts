import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Path of a program: the one that is named, or the first of that name in the folders of PATH and in `folders`
 * after them. Undefined where there is none.
 */
export function findProgram(
  name: string,
  { named, folders = [] }: { readonly named?: string; readonly folders?: readonly string[] } = {},
): string | undefined {
  if (named !== undefined) return isProgram(named) ? named : undefined
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...path, ...folders].map((folder) => join(folder, name)).find(isProgram)
}

/** A Python that can import a module: the first on PATH, or that of the distribution, whose packages it sees. */
export function findPython(module: string): string | undefined {
  const pythons = new Set([findProgram('python3'), findProgram('python3', { named: '/usr/bin/python3' })])
  for (const python of pythons) {
    if (python === undefined) continue
    if (spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0) return python
  }
  return undefined
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
