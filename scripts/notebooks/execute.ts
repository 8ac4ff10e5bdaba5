import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalise } from './normalise.js'
import { NOTEBOOKS, type Notebook, readNotebook } from './notebook.js'

const DENO = fileURLToPath(new URL('../../node_modules/.bin/deno', import.meta.url))

/**
 * Deno 2.9 can send what a cell shows after it said that the cell is done, and nbconvert no longer listens:
 * now and then an output is missing. Editors show it all the same.
 */
const ATTEMPTS = 5

/** Why notebooks cannot be executed here; undefined where they can. */
export function whyNotExecutable(): string | undefined {
  if (spawnSync('jupyter-nbconvert', ['--version']).status !== 0) {
    return 'no jupyter-nbconvert (Debian: apt install jupyter-nbconvert)'
  }
  return existsSync(DENO) && spawnSync(DENO, ['--version']).status === 0
    ? undefined
    : 'no deno that runs here in node_modules (npm ci)'
}

/** Executes a notebook of ours from its first cell, in Deno's kernel, and returns it with its outputs, normalised. */
export async function executeNotebook(name: string): Promise<Notebook> {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-notebook-'))
  try {
    const kernel = join(folder, 'kernels', 'deno')
    mkdirSync(kernel, { recursive: true })
    const argv = [DENO, 'jupyter', '--kernel', '--conn', '{connection_file}']
    writeFileSync(
      join(kernel, 'kernel.json'),
      JSON.stringify({ argv, display_name: 'Deno', language: 'typescript' }),
    )
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      await convert(join(NOTEBOOKS, name), folder)
      const notebook = readNotebook(join(folder, name))
      if (showsAll(notebook)) return normalise(notebook)
    }
    throw new Error(
      `${name}: a cell showed nothing in ${ATTEMPTS} runs; every cell but the first shows something`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every cell but the first, which may only import, shows one thing. */
function showsAll({ cells }: Notebook): boolean {
  const [, ...later] = cells.filter((cell) => cell.cell_type === 'code')
  return later.every(({ outputs }) => outputs.length > 0)
}

/** The kernel, settings and temporary files of this run alone: what the user has installed changes nothing. */
function convert(path: string, folder: string): Promise<void> {
  const parameters = ['--to', 'notebook', '--execute', path, '--output-dir', folder]
  const child = spawn('jupyter-nbconvert', [...parameters, '--ExecutePreprocessor.timeout=600'], {
    env: {
      ...process.env,
      JUPYTER_PATH: folder,
      JUPYTER_CONFIG_DIR: folder,
      JUPYTER_RUNTIME_DIR: folder,
      TMPDIR: folder,
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${path} ended with ${code}:\n${said}`)),
    )
  })
}
